# A graph that is no longer in the dataset; one that is not there is no error.
DROP SILENT GRAPH $graph
