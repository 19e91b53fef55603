//! What time it is, and how it is written on the wire.

use std::sync::Arc;

use time::OffsetDateTime;

/// Tells the time; tests give one that stands still.
pub(crate) type Clock = Arc<dyn Fn() -> OffsetDateTime + Send + Sync>;

/// The real time, at the offset of UTC. The platform answers in the merchant's own time zone, which is not known here.
pub(crate) fn real() -> Clock {
    Arc::new(OffsetDateTime::now_utc)
}

/// ISO 8601 with whole seconds and a numeric offset, as the documentation shows it: `2014-05-19T23:19:54-12:00`.
pub(crate) fn text(time: OffsetDateTime) -> String {
    let offset = time.offset();
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}",
        time.year(),
        u8::from(time.month()),
        time.day(),
        time.hour(),
        time.minute(),
        time.second(),
        if offset.is_negative() { '-' } else { '+' },
        offset.whole_hours().unsigned_abs(),
        offset.minutes_past_hour().unsigned_abs(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::UtcOffset;

    #[test]
    fn times_are_written_with_seconds_and_a_numeric_offset() {
        let start = OffsetDateTime::UNIX_EPOCH;
        let at = |hours, minutes| text(start.to_offset(UtcOffset::from_hms(hours, minutes, 0).unwrap()));
        assert_eq!(at(0, 0), "1970-01-01T00:00:00+00:00");
        assert_eq!(at(-12, 0), "1969-12-31T12:00:00-12:00");
        assert_eq!(at(0, -30), "1969-12-31T23:30:00-00:30");
        assert_eq!(at(5, 45), "1970-01-01T05:45:00+05:45");
    }
}
