//! Where the settings of a call come from, and which goes before which: what is printed before anything is sent shows it.

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::sips;

/// Nobody listens there, and nothing else is called.
const NOBODY: &str = "http://127.0.0.1:9";

const PROFILES: &str = r#"
[profile.shop]
brand = "sogenactif"
merchantId = "000000000000001"
keyVersion = 7
keyFile = "keys/shop.key"
baseAddress = "http://127.0.0.1:9/profile"
protocol = "soap"
interfaceVersion = "2.49"
sealAlgorithm = "HMAC-SHA-512"
timeout = 5
retries = 1
acceptUnsealed = true

[profile.variable]
merchantId = "000000000000002"
keyVariable = "SHOP_KEY"
baseAddress = "http://127.0.0.1:9"

[profile.trial]
protocol = "soap"
"#;

/// A folder with profiles and a key.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("profile").join(name);
    fs::create_dir_all(folder.join("keys")).unwrap();
    fs::write(folder.join("sips.toml"), PROFILES).unwrap();
    fs::write(folder.join("keys/shop.key"), "secret123\n").unwrap();
    folder
}

/// Exit status, and what was printed.
fn call(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> (i32, String) {
    let mut program = sips();
    program.args(["call", "updatePaymentMean", "merchantWalletId=walId011", "paymentMeanId=2"]);
    program.args(arguments).envs(variables.iter().copied()).current_dir(folder);
    let output = program.output().unwrap();
    let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.code().unwrap(), printed)
}

#[test]
fn an_option_goes_before_the_environment_and_that_before_the_profile() {
    let folder = folder("precedence");
    let shop = ["--profile", "shop"];
    let of_profile = [
        "POST http://127.0.0.1:9/profile/services/v2/wallet\n",
        "<merchantId>000000000000001</merchantId>",
        "<interfaceVersion>WR_WS_2.49</interfaceVersion>",
        "<keyVersion>7</keyVersion>",
        "Sealed with HMAC-SHA-512",
        "Another attempt in ",
        "after 2 attempts: no connection to the platform came about",
    ];
    for (arguments, variables, told) in [
        (&[][..], &[][..], &of_profile[..]),
        (&[], &[("SIPS_MERCHANT_ID", "3")], &["<merchantId>3</merchantId>", "<keyVersion>7</keyVersion>"]),
        (
            &["--merchant-id", "4"],
            &[("SIPS_MERCHANT_ID", "3"), ("SIPS_KEY_VERSION", "8")],
            &["<merchantId>4</merchantId>", "<keyVersion>8</keyVersion>"],
        ),
        (&["--protocol", "json"], &[], &["\"merchantId\": \"000000000000001\"", "\"keyVersion\": \"7\""]),
        (&[], &[("SIPS_PROTOCOL", "json")], &["\"interfaceVersion\": \"WR_WS_2.49\""]),
        (&["--interface-version", "2.50"], &[], &["WR_WS_2.50"]),
        (&["--seal-algorithm", "SHA-256"], &[], &["Sealed with SHA-256"]),
        (&["--base-address", NOBODY], &[], &["POST http://127.0.0.1:9/services/v2/wallet\n"]),
        (&[], &[("SIPS_BASE_ADDRESS", NOBODY)], &["POST http://127.0.0.1:9/services/v2/wallet\n"]),
        (&["--retries", "0"], &[], &["error: no connection to the platform came about"]),
        (&[], &[("SIPS_RETRIES", "0")], &["error: no connection to the platform came about"]),
    ] {
        let (status, printed) = call(&folder, &[&shop[..], arguments].concat(), variables);
        assert_eq!(status, 1, "{arguments:?} {variables:?}\n{printed}");
        for told in told {
            assert!(printed.contains(told), "{arguments:?} {variables:?} lacks {told}\n{printed}");
        }
    }
}

#[test]
fn the_file_is_the_one_that_is_named_or_lies_here() {
    let named = folder("named");
    let config = named.join("sips.toml").display().to_string();
    let elsewhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("profile").join("empty");
    fs::create_dir_all(&elsewhere).unwrap();
    let by_option = call(&elsewhere, &["--profile", "shop", "--config", &config], &[]);
    let by_variable = call(&elsewhere, &[], &[("SIPS_PROFILE", "shop"), ("SIPS_CONFIG", &config)]);
    for (status, printed) in [by_option, by_variable] {
        assert_eq!(status, 1, "{printed}");
        // The key file is found beside the profiles.
        assert!(printed.contains("<merchantId>000000000000001</merchantId>"), "{printed}");
    }
    let (status, printed) = call(&elsewhere, &["--profile", "shop"], &[]);
    assert_eq!(status, 2, "{printed}");
    assert!(
        printed.starts_with("error: the profile `shop` is looked for in sips.toml: No such file"),
        "{printed}"
    );
    // Without a profile, the file is nobody's business.
    let (status, printed) = call(&elsewhere, &[], &[("SIPS_CONFIG", "absent.toml")]);
    assert_eq!(status, 0, "{printed}");
}

#[test]
fn the_key_comes_from_where_the_profile_says_and_is_not_shown() {
    let folder = folder("key");
    let shop = ["--profile", "variable"];
    let (status, printed) = call(&folder, &shop, &[("SHOP_KEY", "secret123")]);
    assert_eq!(status, 1, "{printed}");
    assert!(printed.contains("000000000000002") && !printed.contains("secret123"), "{printed}");
    let (status, printed) = call(&folder, &shop, &[]);
    assert_eq!(
        (status, &*printed),
        (2, "error: the profile's keyVariable names SHOP_KEY, which is not set\n")
    );
    let (status, printed) = call(&folder, &shop, &[("SHOP_KEY", "")]);
    assert_eq!((status, &*printed), (2, "error: no secret key can be taken from SHOP_KEY: it is empty\n"));
    // What is said closer to the call goes before the profile, also about the key.
    let (status, printed) = call(&folder, &shop, &[("SIPS_SECRET_KEY", "another")]);
    assert_eq!(status, 1, "{printed}");
}

#[test]
fn a_profile_without_a_merchant_leads_to_the_simulator() {
    let (status, printed) = call(&folder("trial"), &["--profile", "trial"], &[]);
    assert_eq!(status, 0, "{printed}");
    assert!(printed.contains("the simulator inside this program") && printed.contains("<soap:Envelope"));
}

#[test]
fn what_cannot_be_used_is_told_before_anything_is_sent() {
    let folder = folder("refused");
    let real = ["--merchant-id", "1", "--key", "k", "--base-address", NOBODY];
    for (arguments, told) in [
        (&["--timeout", "0"][..], "invalid value '0' for '--timeout <SECONDS>'"),
        (&["--retries", "11"], "invalid value '11' for '--retries <NUMBER>'"),
        (&["--proxy", "http://me:pa55 word@"], "the proxy has no address like http://proxy.example:3128"),
        (&["--ca-file", "keys/shop.key"], "a text of root certificates holds none"),
        (&["--ca-file", "absent.pem"], "error: absent.pem: No such file"),
        (&["--config", "sips.toml"], "--profile <NAME>"),
    ] {
        let (status, printed) = call(&folder, &[&real[..], arguments].concat(), &[]);
        assert_eq!(status, 2, "{arguments:?}\n{printed}");
        assert!(printed.contains(told) && !printed.contains("pa55"), "{arguments:?}\n{printed}");
    }
    fs::write(folder.join("sips.toml"), "[profile.shop]\nsecretKey = \"hunter2\"\ntimeuot = 3\n").unwrap();
    let (status, printed) = call(&folder, &["--profile", "shop"], &[]);
    assert_eq!(status, 2);
    assert_eq!(
        printed,
        "error: sips.toml:2:1: a secret key does not belong into this file: put it into a file of its own (keyFile), or \
         name an environment variable that holds it (keyVariable)\n\
         sips.toml:3:1: there is no key `timeuot` here; did you mean `timeout`?\n"
    );
}

#[test]
fn the_help_shows_no_password_of_a_proxy() {
    let output = sips().args(["call", "--help"]).env("SIPS_PROXY", "http://me:pa55@proxy").output().unwrap();
    assert!(!String::from_utf8(output.stdout).unwrap().contains("pa55"));
}
