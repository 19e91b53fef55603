//! What a customer pays with.

/// What a customer pays with: a card, as far as it may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentMean {
    pub(crate) id: String,
    pub(crate) alias: Option<String>,
    pub(crate) masked_pan: Option<String>,
    pub(crate) expiry_date: Option<String>,
    pub(crate) brand: Option<String>,
    pub(crate) pan_type: Option<String>,
}

impl PaymentMean {
    /// A payment mean of which nothing but its identifier is known.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), alias: None, masked_pan: None, expiry_date: None, brand: None, pan_type: None }
    }

    /// The same payment mean under a name.
    #[must_use]
    pub fn with_alias(mut self, alias: impl Into<String>) -> Self {
        self.alias = Some(alias.into());
        self
    }

    /// The same payment mean with a card number that is masked already: it is kept and answered as it is given.
    #[must_use]
    pub fn with_masked_pan(mut self, masked_pan: impl Into<String>) -> Self {
        self.masked_pan = Some(masked_pan.into());
        self
    }

    /// The same payment mean, valid until then; as YYYYMM.
    #[must_use]
    pub fn with_expiry_date(mut self, expiry_date: impl Into<String>) -> Self {
        self.expiry_date = Some(expiry_date.into());
        self
    }

    /// The same payment mean of that brand, such as `VISA`.
    #[must_use]
    pub fn with_brand(mut self, brand: impl Into<String>) -> Self {
        self.brand = Some(brand.into());
        self
    }

    /// The same payment mean with what its number is, such as `PAN`.
    #[must_use]
    pub fn with_pan_type(mut self, pan_type: impl Into<String>) -> Self {
        self.pan_type = Some(pan_type.into());
        self
    }

    /// Its identifier, which is its rank in the wallet.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name that the customer gave it.
    pub fn alias(&self) -> Option<&str> {
        self.alias.as_deref()
    }

    /// Its number with `#` in place of most digits.
    pub fn masked_pan(&self) -> Option<&str> {
        self.masked_pan.as_deref()
    }

    /// Until when it is valid, as YYYYMM.
    pub fn expiry_date(&self) -> Option<&str> {
        self.expiry_date.as_deref()
    }

    /// Its brand.
    pub fn brand(&self) -> Option<&str> {
        self.brand.as_deref()
    }
}
