-- By what can a name be found that shares no rare word with another? By pairs of words and acronyms; by its letters run
-- together or sorted by words; by its first or last five consonants, of which a misprint leaves one as it is.
WITH sided AS (
    SELECT 'a' AS side, name, whole, run, ordered FROM names_a
    UNION ALL
    SELECT 'b' AS side, name, whole, run, ordered FROM names_b
)
SELECT side, name, name_key FROM pair_keys
UNION ALL
SELECT 'a' AS side, name, concat('#', acronym) AS name_key FROM acronyms_a
UNION ALL
SELECT 'b' AS side, name, concat('#', acronym) AS name_key FROM acronyms_b
UNION ALL
SELECT side, name, concat('~', run) AS name_key FROM sided
UNION ALL
SELECT side, name, concat('&', ordered) AS name_key FROM sided WHERE ordered <> run
UNION ALL
SELECT side, name, concat('^', substring(whole, 1, 5)) AS name_key FROM sided WHERE length(whole) > 3
UNION ALL
SELECT side, name, concat('$', substring(whole, length(whole) - 4, 5)) AS name_key FROM sided WHERE length(whole) > 5
