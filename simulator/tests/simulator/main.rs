//! The simulator from outside: by its engine, and once over a socket.

mod add_card;
mod cancel;
mod card_number_kept_back;
mod delete_payment_mean;
mod documents;
mod examination;
mod examples;
mod exchange;
mod faults;
mod faults_asked_for;
mod get_payment_mean_data;
mod get_wallet_data;
mod hostile_clients;
mod http;
mod received;
mod shop;
mod sign_off;
mod socket;
mod stopping;
mod update_payment_mean;
mod wallet_story;
