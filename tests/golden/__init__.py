"""Golden notices: a folder each, and the comparison with what an annotator wrote."""
