"""What a bureau works out from many returns: condensed records and the figures that span them, as data."""
