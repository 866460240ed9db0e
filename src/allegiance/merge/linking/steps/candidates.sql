-- Which names of B could be a name of A? Those that share a rare word, a pair of words, all the consonants or an
-- acronym; of these the ones that share most.
WITH shared AS (
    SELECT a.name AS name_a, b.name AS name_b, least(s.gain_a, s.gain_b) AS gain
    FROM words_a AS a
    JOIN similar_words AS s ON s.word_a = a.word
    JOIN frequency AS f ON f.skeleton = s.skeleton_b
    CROSS JOIN settings
    JOIN words_b AS b ON b.word = s.word_b
    WHERE f.names <= settings.rare
    UNION ALL
    SELECT a.name AS name_a, b.name AS name_b, CAST(settings.key_gain AS BIGINT) AS gain
    FROM keys_a AS a
    JOIN rare_keys AS r ON r.name_key = a.name_key
    JOIN keys_b AS b ON b.name_key = a.name_key
    CROSS JOIN settings
),
summed AS (
    SELECT name_a, name_b, sum(gain) AS gain
    FROM shared
    GROUP BY name_a, name_b
),
ranked AS (
    SELECT name_a, name_b, row_number() OVER (PARTITION BY name_a ORDER BY gain DESC, name_b) AS place
    FROM summed
)
SELECT name_a, name_b
FROM ranked CROSS JOIN settings
WHERE place <= settings.names_each
