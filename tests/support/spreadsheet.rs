//! A small spreadsheet: computes the formulas of a workbook from its cells, in binary fractions as spreadsheets do. It
//! shares nothing with the program but the cells.

use spbe_mandiri::report::sheets::{Sheet, Value, Workbook};

/// What a formula comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    Nothing,
    Number(f64),
    Text(String),
    Truth(bool),
    Many(Vec<Self>),
}

/// What a cell comes to.
pub fn cell(book: &Workbook, sheet: &str, row: usize, column: usize) -> Found {
    let sheet = named(book, sheet);
    match sheet.rows.get(row).and_then(|row| row.cells.get(column)).map(|cell| &cell.value) {
        None | Some(Value::Empty) => Found::Nothing,
        Some(Value::Text(text)) => Found::Text(text.clone()),
        Some(Value::Number(number)) => {
            let text = spbe_mandiri::rubric::exact_to_text(number);
            Found::Number(match text.split_once('/') {
                Some((above, below)) => above.parse::<f64>().unwrap() / below.parse::<f64>().unwrap(),
                None => text.parse().unwrap(),
            })
        }
        Some(Value::Day(day)) => Found::Text(day.to_string()),
        Some(Value::Formula(formula, _)) => {
            let mut reader = Reader { book, sheet: &sheet.name, rest: formula };
            let found = reader.compared();
            assert!(reader.rest.is_empty(), "{formula}: {}", reader.rest);
            found
        }
    }
}

/// A sheet by its name.
pub fn named<'a>(book: &'a Workbook, name: &str) -> &'a Sheet {
    book.sheets.iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet {name}"))
}

struct Reader<'a> {
    book: &'a Workbook,
    sheet: &'a str,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn takes(&mut self, sign: &str) -> bool {
        let found = self.rest.strip_prefix(sign);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    fn while_(&mut self, is: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|sign| !is(sign)).unwrap_or(self.rest.len());
        let (found, rest) = self.rest.split_at(end);
        self.rest = rest;
        found
    }

    fn compared(&mut self) -> Found {
        let left = self.sum();
        for (sign, is) in [(">=", 0), ("<=", 1), ("=", 2), (">", 3), ("<", 4)] {
            if self.takes(sign) {
                let right = self.sum();
                return both(&left, &right, &|one, other| {
                    Found::Truth(match is {
                        0 => number(one) >= number(other),
                        1 => number(one) <= number(other),
                        2 => same(one, other),
                        3 => number(one) > number(other),
                        _ => number(one) < number(other),
                    })
                });
            }
        }
        left
    }

    fn sum(&mut self) -> Found {
        let mut left = self.product();
        loop {
            let sign = match () {
                () if self.takes("+") => 1.0,
                () if self.takes("-") => -1.0,
                () => return left,
            };
            let right = self.product();
            left = both(&left, &right, &|one, other| Found::Number(number(one) + sign * number(other)));
        }
    }

    fn product(&mut self) -> Found {
        let mut left = self.single();
        loop {
            let divides = match () {
                () if self.takes("*") => false,
                () if self.takes("/") => true,
                () => return left,
            };
            let right = self.single();
            left = both(&left, &right, &|one, other| {
                Found::Number(if divides { number(one) / number(other) } else { number(one) * number(other) })
            });
        }
    }

    fn single(&mut self) -> Found {
        if self.takes("(") {
            let found = self.compared();
            assert!(self.takes(")"), "{}", self.rest);
            return found;
        }
        if self.takes("-") {
            return Found::Number(-number(&self.single()));
        }
        if self.takes("\"") {
            let mut text = String::new();
            loop {
                text.push_str(self.while_(|sign| sign != '"'));
                assert!(self.takes("\""));
                if !self.takes("\"") {
                    return Found::Text(text);
                }
                text.push('"');
            }
        }
        if self.rest.starts_with(|sign: char| sign.is_ascii_digit()) {
            return Found::Number(self.while_(|sign| sign.is_ascii_digit() || sign == '.').parse().unwrap());
        }
        if self.takes("'") {
            let sheet = self.while_(|sign| sign != '\'');
            assert!(self.takes("'!"));
            return self.reference(sheet);
        }
        let before = self.rest;
        let name = self.while_(|sign| sign.is_ascii_uppercase());
        if self.takes("(") {
            return self.call(name);
        }
        self.rest = before;
        self.reference(self.sheet)
    }

    fn reference(&mut self, sheet: &str) -> Found {
        let (row, column) = self.address();
        if !self.takes(":") {
            return cell(self.book, sheet, row, column);
        }
        let (last_row, last_column) = self.address();
        let rows = (row..=last_row).flat_map(|row| (column..=last_column).map(move |column| (row, column)));
        Found::Many(rows.map(|(row, column)| cell(self.book, sheet, row, column)).collect())
    }

    fn address(&mut self) -> (usize, usize) {
        self.takes("$");
        let letters = self.while_(|sign| sign.is_ascii_uppercase());
        self.takes("$");
        let row: usize = self.while_(|sign| sign.is_ascii_digit()).parse().unwrap();
        let column = letters.bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1);
        (row - 1, column - 1)
    }

    fn call(&mut self, name: &str) -> Found {
        let mut given = vec![self.compared()];
        while self.takes(",") {
            given.push(self.compared());
        }
        assert!(self.takes(")"), "{name}: {}", self.rest);
        match (name, given.as_slice()) {
            ("SUMPRODUCT", [all]) => Found::Number(many(all).iter().map(number).sum()),
            ("SUM", [all]) => {
                Found::Number(many(all).iter().filter(|one| matches!(one, Found::Number(_))).map(number).sum())
            }
            ("ROUND", [value, Found::Number(places)]) => {
                let scale = 10_f64.powf(*places);
                Found::Number((number(value) * scale + 0.5).floor() / scale)
            }
            ("INT", [value]) => Found::Number(number(value).floor()),
            ("MAX", [one, other]) => Found::Number(number(one).max(number(other))),
            ("IF", [Found::Truth(yes), then, other]) => if *yes { then } else { other }.clone(),
            ("ISNUMBER", [of]) => match of {
                Found::Many(all) => {
                    Found::Many(all.iter().map(|one| Found::Truth(matches!(one, Found::Number(_)))).collect())
                }
                one => Found::Truth(matches!(one, Found::Number(_))),
            },
            ("COUNT", [all]) => {
                Found::Number(many(all).iter().filter(|one| matches!(one, Found::Number(_))).count() as f64)
            }
            ("SUMIF" | "AVERAGEIF", [keys, key, values]) => {
                let (keys, values) = (many(keys), many(values));
                let chosen: Vec<f64> = keys
                    .iter()
                    .zip(&values)
                    .filter(|(one, value)| same(one, key) && matches!(value, Found::Number(_)))
                    .map(|(_, value)| number(value))
                    .collect();
                let sum: f64 = chosen.iter().sum();
                Found::Number(if name == "SUMIF" { sum } else { sum / chosen.len() as f64 })
            }
            _ => panic!("{name} of {given:?}"),
        }
    }
}

fn many(found: &Found) -> Vec<Found> {
    match found {
        Found::Many(all) => all.clone(),
        one => vec![one.clone()],
    }
}

fn number(found: &Found) -> f64 {
    match found {
        Found::Number(number) => *number,
        Found::Truth(yes) => f64::from(u8::from(*yes)),
        Found::Nothing => 0.0,
        // What a spreadsheet would show as an error.
        Found::Text(_) | Found::Many(_) => f64::NAN,
    }
}

fn same(one: &Found, other: &Found) -> bool {
    match (one, other) {
        (Found::Nothing, Found::Text(text)) | (Found::Text(text), Found::Nothing) => text.is_empty(),
        (one, other) => one == other,
    }
}

fn both(one: &Found, other: &Found, of: &dyn Fn(&Found, &Found) -> Found) -> Found {
    match (one, other) {
        (Found::Many(all), Found::Many(others)) => {
            assert_eq!(all.len(), others.len());
            Found::Many(all.iter().zip(others).map(|(one, other)| of(one, other)).collect())
        }
        (Found::Many(all), other) => Found::Many(all.iter().map(|one| of(one, other)).collect()),
        (one, Found::Many(all)) => Found::Many(all.iter().map(|other| of(one, other)).collect()),
        (one, other) => of(one, other),
    }
}
