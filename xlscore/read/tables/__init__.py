"""From grid to tables: headers, blocks, level labels, rows; columns are found by what is printed above them."""
