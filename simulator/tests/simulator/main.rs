//! The simulator from outside: by its engine, and once over a socket.

mod examination;
mod examples;
mod exchange;
mod faults;
mod http;
mod received;
mod shop;
mod socket;
mod update_payment_mean;
