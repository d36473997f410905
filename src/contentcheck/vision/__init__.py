"""What can be seen in a picture: arrays in, values out."""
