"""WordprocessingML: the only room that touches the XML and the packages of Word and Excel."""
