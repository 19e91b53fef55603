//! Room at the end of a body, asked for once and filled piece by piece.
//!
//! A vector asks at each piece whether it has the room; here a piece costs little more than its copy.

/// What is left of the room.
pub(super) struct Room<'o>(&'o mut [u8]);

/// Appends what is put into a room of that size.
pub(super) fn append(out: &mut Vec<u8>, size: usize, fill: impl FnOnce(&mut Room<'_>)) {
    let start = out.len();
    out.resize(start + size, 0);
    let mut room = Room(out.get_mut(start..).unwrap_or_default());
    fill(&mut room);
    let left = room.0.len();
    out.truncate(start + size - left);
}

impl Room<'_> {
    /// Puts a piece behind those before. Whoever asks for the room knows the size of the pieces.
    #[inline(always)]
    pub(super) fn put(&mut self, piece: &[u8]) {
        let (place, left) = std::mem::take(&mut self.0).split_at_mut(piece.len());
        match piece.len() {
            4..8 => copy_ends::<4>(piece, place),
            8..=16 => copy_ends::<8>(piece, place),
            _ => place.copy_from_slice(piece),
        }
        self.0 = left;
    }
}

/// Copies the first and the last so many bytes, which overlap or meet: quicker than a call for so few.
#[inline(always)]
fn copy_ends<const LENGTH: usize>(piece: &[u8], place: &mut [u8]) {
    if let (Some(first), Some(last)) = (piece.first_chunk::<LENGTH>(), piece.last_chunk::<LENGTH>()) {
        if let Some(place) = place.first_chunk_mut::<LENGTH>() {
            *place = *first;
        }
        if let Some(place) = place.last_chunk_mut::<LENGTH>() {
            *place = *last;
        }
    }
}
