# A graph anew that has blank nodes, all in one request; INSERT DATA with blank nodes is refused by Virtuoso.
DROP SILENT GRAPH $graph ;
INSERT { GRAPH $graph { $statements } } WHERE { }
