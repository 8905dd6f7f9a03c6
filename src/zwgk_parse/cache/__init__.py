"""What takes long to work out, kept between runs in the user's cache folder; nothing in it is ever needed."""
