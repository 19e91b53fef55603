<?php
// Calls the steps with PHP's SoapClient through the WSDL at the given address.

require __DIR__ . '/../seal/seal.php';

/** An answer as JSON has it: without absent fields, and a list without the name of its elements. */
function plain(string $name, mixed $value): mixed
{
    if (is_array($value)) {
        return array_map(fn ($item) => plain('', $item), $value);
    }
    if (!is_object($value)) {
        return $value;
    }
    $fields = [];
    foreach (get_object_vars($value) as $inside => $field) {
        if ($field !== null) {
            $fields[$inside] = plain($inside, $field);
        }
    }
    return str_ends_with($name, 'List') ? (array_values($fields)[0] ?? []) : $fields;
}

/** The fields of an element as they arrived, also those that the WSDL lacks and SoapClient drops: they are sealed too. */
function arrived(DOMElement $element): array|string
{
    $fields = [];
    foreach ($element->childNodes as $child) {
        if ($child instanceof DOMElement) {
            $fields[$child->localName][] = arrived($child);
        }
    }
    return array_map(fn ($values) => count($values) === 1 ? $values[0] : $values, $fields) ?: $element->textContent;
}

[, $address, $steps] = $argv;
$plan = json_decode(file_get_contents($steps), true, flags: JSON_THROW_ON_ERROR);
foreach ($plan['vectors'] as $vector) {
    if (seal($vector['fields'], $vector['key'], $vector['algorithm']) !== $vector['seal']) {
        throw new Exception("the seal is wrong of {$vector['says']}");
    }
}
$client = new SoapClient($address, [
    'cache_wsdl' => WSDL_CACHE_NONE,
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    'trace' => true,
]);
foreach ($plan['steps'] as $step) {
    $request = $plan['leading'] + $step['request'] + $plan['trailing'];
    $algorithm = $request['sealAlgorithm'] ?? 'HMAC-SHA-256';
    $request['seal'] = seal($request, $step['key'] ?? $plan['key'], $algorithm);
    $answer = plain('', $client->__soapCall($step['function'], [['input' => $request]])->output);
    $document = new DOMDocument();
    $document->loadXML($client->__getLastResponse());
    $output = arrived($document->getElementsByTagNameNS($plan['namespace'], 'output')[0]);
    $sealed = is_sealed($output, $plan['key'], $algorithm);
    echo json_encode(['sealed' => $sealed, 'answer' => $answer], JSON_THROW_ON_ERROR), "\n";
}
