//! Pictures of the pages, each once in the file, under fixed names in the order of the pages.

use std::sync::Arc;

use printpdf::{RawImage, RawImageData, RawImageFormat, XObject, XObjectId};

use crate::report::{
    Raster,
    layout::{Item, Page},
};

/// The pictures of a report.
pub(super) struct Pictures(Vec<Arc<Raster>>);

impl Pictures {
    /// Those of some pages.
    pub(super) fn of(pages: &[Page]) -> Self {
        let mut found: Vec<Arc<Raster>> = Vec::new();
        for item in pages.iter().flat_map(|page| &page.items) {
            if let Item::Picture { raster, .. } = item
                && !found.contains(raster)
            {
                found.push(Arc::clone(raster));
            }
        }
        Self(found)
    }

    /// What a picture is called in the file.
    pub(super) fn name(&self, raster: &Arc<Raster>) -> Option<String> {
        self.0.iter().position(|one| one == raster).map(name)
    }

    /// The pictures as objects of the file: eight bits each of red, green and blue, as all colours of the report are, and
    /// nothing that lets through what lies behind.
    pub(super) fn objects(&self) -> impl Iterator<Item = (XObjectId, XObject)> {
        self.0.iter().enumerate().map(|(place, raster)| {
            let image = RawImage {
                pixels: RawImageData::U8(raster.rgb.clone()),
                width: raster.across as usize,
                height: raster.down as usize,
                data_format: RawImageFormat::RGB8,
                tag: Vec::new(),
            };
            (XObjectId(name(place)), XObject::Image(image))
        })
    }
}

fn name(place: usize) -> String {
    format!("Picture{}", place + 1)
}
