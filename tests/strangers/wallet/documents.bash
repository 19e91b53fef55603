# Collects SOAP documents to validate: sourced by the jobs that do, behind ../job.bash.
#
# `documents` is then a folder with the documented samples in envelopes, and what our client and the simulator said to
# each other in the steps; `disordered` is a sample with two elements exchanged, which no validator may accept.

documents=$scratch/documents
disordered=$scratch/disordered.xml
mkdir "$documents"
simulator
serve 'http://127\.0\.0\.1:[0-9]*' python3 "$strangers/wallet/recorder.py" "$address" "$documents"
python3 "$strangers/wallet/our_calls.py" "$sips" "$address" "$steps" | expect
python3 "$strangers/wallet/samples.py" "$documents" "$disordered"
