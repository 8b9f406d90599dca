//! Texts as markup writes them.

/// How a sign of the markup itself is written in a text.
fn entity(letter: char) -> Option<&'static str> {
    Some(match letter {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => return None,
    })
}

/// Every sign as markup writes it; `other` says what becomes of those that are no signs of markup, `None` for nothing.
fn escaped(text: &str, other: impl Fn(char) -> Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match entity(letter) {
            Some(entity) => out.push_str(entity),
            None => out.extend(other(letter)),
        }
    }
    out
}

/// A text in which HTML sees nothing of its own; what only steers how text is shown is dropped.
pub fn html_escaped(text: &str) -> String {
    escaped(text, |letter| match letter {
        '\t' => Some(' '),
        '\n' => Some('\n'),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        control if control.is_control() => None,
        other => Some(other),
    })
}

/// The text as XML writes it between tags and in attributes: signs of its own become entities, line breaks blanks, and what XML
/// cannot hold the sign for that.
pub fn xml_escaped(text: &str) -> String {
    escaped(text, |letter| match letter {
        '\t' | '\n' | '\r' => Some(' '),
        control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => Some('\u{fffd}'),
        other => Some(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_the_signs_of_xml_stays_a_text() {
        assert_eq!(xml_escaped("Dinas <A> & \"B\"\u{1}"), "Dinas &lt;A&gt; &amp; &quot;B&quot;\u{fffd}");
    }

    #[test]
    fn a_name_with_the_signs_of_html_stays_a_text_and_steers_nothing() {
        assert_eq!(html_escaped("<b>'A'&\u{202e}\u{7}\n\tB"), "&lt;b&gt;&#39;A&#39;&amp;\n B");
    }
}
