<?php
// The seal of a Sips Office message, written from the documented rule with nothing of this project's code.

const UNSEALED = ['seal', 'keyVersion', 'sealAlgorithm'];

/** The values of all sealed fields in the order of their names, a container's and a list's at its place. */
function sealed_text(array $fields): string
{
    return text(array_diff_key($fields, array_flip(UNSEALED)));
}

function text(mixed $value): string
{
    if (!is_array($value)) {
        return (string) $value;
    }
    if (!array_is_list($value)) {
        ksort($value, SORT_STRING);
    }
    return implode('', array_map('text', $value));
}

/** The seal in lower-case hexadecimal. */
function seal(array $fields, string $key, string $algorithm = 'HMAC-SHA-256'): string
{
    $text = sealed_text($fields);
    return match ($algorithm) {
        'SHA-256' => hash('sha256', $text . $key),
        'HMAC-SHA-256' => hash_hmac('sha256', $text, $key),
        'HMAC-SHA-512' => hash_hmac('sha512', $text, $key),
    };
}

/** Whether the seal that the message carries is the one that it must have. */
function is_sealed(array $fields, string $key, string $algorithm = 'HMAC-SHA-256'): bool
{
    return hash_equals(seal($fields, $key, $algorithm), (string) ($fields['seal'] ?? ''));
}
