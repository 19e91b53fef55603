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

[, $address, $steps] = $argv;
$plan = json_decode(file_get_contents($steps), true, flags: JSON_THROW_ON_ERROR);
foreach ($plan['vectors'] as $vector) {
    if (seal($vector['fields'], $vector['key'], $vector['algorithm']) !== $vector['seal']) {
        throw new Exception("the seal is wrong of {$vector['says']}");
    }
}
$client = new SoapClient($address, ['cache_wsdl' => WSDL_CACHE_NONE, 'features' => SOAP_SINGLE_ELEMENT_ARRAYS]);
foreach ($plan['steps'] as $step) {
    $request = $plan['leading'] + $step['request'] + $plan['trailing'];
    $algorithm = $request['sealAlgorithm'] ?? 'HMAC-SHA-256';
    $request['seal'] = seal($request, $step['key'] ?? $plan['key'], $algorithm);
    $answer = plain('', $client->__soapCall($step['function'], [['input' => $request]])->output);
    $call = ['sealed' => is_sealed($answer, $plan['key'], $algorithm), 'answer' => $answer];
    echo json_encode($call, JSON_THROW_ON_ERROR), "\n";
}
