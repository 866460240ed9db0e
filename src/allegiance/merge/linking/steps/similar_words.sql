-- Which word of B could be which word of A, and how alike are they, in thousandths?
-- Words meet on a variant of their consonants (all of them, or all but one); likeness is that of comparison.py.
WITH met AS (
    SELECT DISTINCT va.word AS word_a, vb.word AS word_b
    FROM (SELECT DISTINCT word FROM words_a) AS a
    JOIN variants AS va ON va.word = a.word
    JOIN variants AS vb ON vb.variant = va.variant
    JOIN (SELECT DISTINCT word FROM words_b) AS b ON b.word = vb.word
),
measured AS (
    SELECT
        word_a, word_b, a.weight AS weight_a, b.weight AS weight_b, b.skeleton AS skeleton_b,
        a.form = b.form AS equal, a.abjad + b.abjad AS abjads, a.concept + b.concept AS concepts,
        least(length(a.skeleton), length(b.skeleton)) AS consonants,
        1000 - ceil(1e3 * levenshtein(a.form, b.form) / greatest(length(a.form), length(b.form))) AS forms,
        1000 - ceil(1e3 * levenshtein(a.skeleton, b.skeleton) / greatest(length(a.skeleton), length(b.skeleton))) AS skeletons
    FROM met
    JOIN vocabulary AS a ON a.word = word_a
    JOIN vocabulary AS b ON b.word = word_b
),
judged AS (
    SELECT
        word_a, word_b, weight_a, weight_b, skeleton_b,
        CASE
            WHEN equal THEN CASE WHEN abjads = 1 THEN 975 ELSE 1000 END
            WHEN concepts > 0 THEN 0
            WHEN abjads > 0 THEN least(950, floor(0.2e0 * forms + 0.8e0 * skeletons))
            WHEN consonants > 3 THEN floor(0.5e0 * forms + 0.5e0 * skeletons)
            ELSE floor(0.7e0 * forms + 0.3e0 * skeletons)
        END AS alike
    FROM measured
)
SELECT
    word_a, word_b, skeleton_b,
    CAST(alike * alike * weight_a AS BIGINT) AS gain_a,
    CAST(alike * alike * weight_b AS BIGINT) AS gain_b
FROM judged
WHERE alike >= 700
