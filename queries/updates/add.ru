# More statements into a graph.
INSERT DATA { GRAPH $graph { $statements } }
