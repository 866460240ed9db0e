-- How alike are the candidates, in thousandths? The weight of the words they share against that of all their words, or
-- how alike they are written; `rank` puts those of one likeness into the order of how they are written.
WITH pairs AS (
    SELECT c.name_a, c.name_b, a.word AS word_a, b.word AS word_b, s.gain_a, s.gain_b
    FROM candidates AS c
    JOIN words_a AS a ON a.name = c.name_a
    JOIN similar_words AS s ON s.word_a = a.word
    JOIN words_b AS b ON b.name = c.name_b AND b.word = s.word_b
),
gains AS (
    SELECT name_a, name_b, sum(gain_a) AS gain_a FROM (
        SELECT name_a, name_b, word_a, max(gain_a) AS gain_a FROM pairs GROUP BY name_a, name_b, word_a
    ) AS best_a GROUP BY name_a, name_b
),
gains_b AS (
    SELECT name_a, name_b, sum(gain_b) AS gain_b FROM (
        SELECT name_a, name_b, word_b, max(gain_b) AS gain_b FROM pairs GROUP BY name_a, name_b, word_b
    ) AS best_b GROUP BY name_a, name_b
),
scored AS (
    SELECT
        c.name_a, c.name_b, c.spelling,
        greatest(
            floor(1e-3 * (coalesce(ga.gain_a, 0) + coalesce(gb.gain_b, 0)) / (a.weight + b.weight)),
            floor(0.96e-3 * c.spelling * c.spelling),
            CASE WHEN a.whole = b.whole AND length(a.whole) > 4 THEN 960 ELSE 0 END
        ) AS score
    FROM candidates AS c
    JOIN names_a AS a ON a.name = c.name_a
    JOIN names_b AS b ON b.name = c.name_b
    LEFT JOIN gains AS ga ON ga.name_a = c.name_a AND ga.name_b = c.name_b
    LEFT JOIN gains_b AS gb ON gb.name_a = c.name_a AND gb.name_b = c.name_b
)
SELECT name_a, name_b, CAST(score AS BIGINT) AS score, CAST(1000 * score + spelling AS BIGINT) AS likeness
FROM scored
