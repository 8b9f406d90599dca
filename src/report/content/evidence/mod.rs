//! The documents: in the block of each indicator, in the map, and as a list of their own.

mod list;
mod proofs;
mod rows;

pub(super) use self::{
    list::part,
    proofs::named,
    rows::{tables, unproved},
};
pub use proofs::Proofs;
