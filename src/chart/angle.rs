//! Angles, reckoned with the same bits on every system.
//!
//! The standard library asks the system's own mathematics for sines and the like, and these differ in the last bit; a
//! report would then differ from one machine to the next, and with it what is proved of it.

use std::f32::consts::TAU;

/// Sine and cosine of an angle given as a share of a full turn.
pub fn sin_cos(turn: f32) -> (f32, f32) {
    libm::sincosf(turn * TAU)
}

/// The angle of a point around the origin as a share of a full turn, from 0 up to 1, clockwise from twelve o'clock where
/// `y` points down.
pub fn turn_of(x: f32, y: f32) -> f32 {
    (libm::atan2f(x, -y) / TAU).rem_euclid(1.0)
}

/// Distance of a point from the origin.
pub fn distance(x: f32, y: f32) -> f32 {
    libm::hypotf(x, y)
}

/// Length of the handles of a Bézier curve that stands for an arc, as a share of the radius; the angle is a share of a
/// full turn.
pub fn arc_handle(turn: f32) -> f32 {
    4.0 / 3.0 * libm::tanf(turn * TAU / 4.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_are_these_on_every_system() {
        let bits = |turn: f32| {
            let (sin, cos) = sin_cos(turn);
            [sin, cos, arc_handle(turn / 8.0), turn_of(sin, -cos), distance(sin, 3.0 * cos)].map(f32::to_bits)
        };
        assert_eq!(bits(0.1), [0x3f16_7918, 0x3f4f_1bbd, 0x3cd6_7e5f, 0x3dcc_cccd, 0x401f_d253]);
        assert_eq!(bits(0.3), [0x3f73_7870, 0xbe9e_377f, 0x3da1_092e, 0x3e99_999a, 0x3faa_0035]);
        assert_eq!(bits(0.375), [0x3f35_04f3, 0xbf35_04f3, 0x3dc9_6d13, 0x3ec0_0000, 0x400f_1bbc]);
        assert_eq!(bits(0.9), [0xbf16_7919, 0x3f4f_1bbc, 0x3e73_d14e, 0x3f66_6666, 0x401f_d252]);
    }

    #[test]
    fn angles_run_clockwise_from_twelve_o_clock() {
        for (x, y, turn) in [(0.0, -1.0, 0.0), (1.0, 0.0, 0.25), (0.0, 1.0, 0.5), (-1.0, 0.0, 0.75)] {
            assert!((turn_of(x, y) - turn).abs() < 1e-6, "{x} {y}");
        }
        assert!((arc_handle(0.25) - 0.552_284_8).abs() < 1e-6, "a quarter circle");
    }
}
