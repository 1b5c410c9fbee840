"""Rows and columns regained where the grid was lost, broken or shared by several tables."""
