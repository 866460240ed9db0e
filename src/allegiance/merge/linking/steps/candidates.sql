-- Which names of B could be a name of A? Those that share a rare word or a key; of these the ones that share most, and
-- are written most alike. Writing is compared, which costs most, where a key or much of the words is shared.
WITH shared AS (
    SELECT a.name AS name_a, b.name AS name_b, least(s.gain_a, s.gain_b) AS gain, 0 AS keyed
    FROM words_a AS a
    JOIN similar_words AS s ON s.word_a = a.word
    JOIN frequency AS f ON f.skeleton = s.skeleton_b
    CROSS JOIN settings
    JOIN words_b AS b ON b.word = s.word_b
    WHERE f.names <= settings.rare
    UNION ALL
    SELECT a.name AS name_a, b.name AS name_b, CAST(settings.key_gain AS BIGINT) AS gain, 1 AS keyed
    FROM name_keys AS a
    JOIN rare_keys AS r ON r.name_key = a.name_key
    JOIN name_keys AS b ON b.name_key = a.name_key
    CROSS JOIN settings
    WHERE a.side = 'a' AND b.side = 'b'
),
summed AS (
    SELECT name_a, name_b, sum(gain) AS gain, max(keyed) AS keyed
    FROM shared
    GROUP BY name_a, name_b
),
nearest AS (
    SELECT name_a, name_b, gain, keyed, row_number() OVER (PARTITION BY name_a ORDER BY gain DESC, name_b) AS place
    FROM summed
),
written AS (
    SELECT
        n.name_a, n.name_b, n.gain,
        CASE
            WHEN a.run = b.run THEN 1000
            WHEN a.ordered = b.ordered THEN 999
            WHEN 3 * abs(length(a.run) - length(b.run)) > greatest(length(a.run), length(b.run)) THEN 0
            ELSE 1000 - ceil(1e3 * levenshtein(a.run, b.run) / greatest(length(a.run), length(b.run)))
        END AS spelling
    FROM nearest AS n
    JOIN names_a AS a ON a.name = n.name_a
    JOIN names_b AS b ON b.name = n.name_b
    CROSS JOIN settings
    WHERE n.keyed = 1 OR n.place <= settings.names_each
),
ranked AS (
    SELECT
        name_a, name_b, spelling,
        row_number() OVER (
            PARTITION BY name_a ORDER BY gain + settings.key_gain * spelling * spelling / 1e6 DESC, name_b
        ) AS place
    FROM written CROSS JOIN settings
)
SELECT name_a, name_b, CAST(spelling AS BIGINT) AS spelling
FROM ranked CROSS JOIN settings
WHERE place <= settings.names_each
