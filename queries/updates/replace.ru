# A graph anew: what it held goes, and the first of its statements come, in one request.
DROP SILENT GRAPH $graph ;
INSERT DATA { GRAPH $graph { $statements } }
