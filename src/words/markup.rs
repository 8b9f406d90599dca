//! Texts as markup writes them.

/// The text as XML writes it between tags and in attributes: signs of its own become entities, line breaks blanks, and what XML
/// cannot hold the sign for that.
pub fn xml_escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_the_signs_of_xml_stays_a_text() {
        assert_eq!(xml_escaped("Dinas <A> & \"B\"\u{1}"), "Dinas &lt;A&gt; &amp; &quot;B&quot;\u{fffd}");
    }
}
