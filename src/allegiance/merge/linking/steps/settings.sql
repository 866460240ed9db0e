-- How far the steps look; the numbers are parameters.
CREATE TABLE settings AS SELECT
    CAST($rare AS BIGINT) AS rare,
    CAST($names_each AS BIGINT) AS names_each,
    CAST($entities_each AS BIGINT) AS entities_each,
    CAST($key_gain AS BIGINT) AS key_gain
