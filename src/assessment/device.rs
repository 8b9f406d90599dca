//! Names Windows keeps for devices, in whatever folder: no file is called so.

/// Whatever follows the first dot; besides them the ports `com` and `lpt` with a digit.
const DEVICES: [&str; 7] = ["con", "prn", "aux", "nul", "clock$", "conin$", "conout$"];
/// Numbers of its ports; Windows takes raised digits for digits.
const PORTS: [&str; 13] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"];

/// True where Windows keeps the part of a file's name before the first dot for a device.
pub(crate) fn is_device(name: &str) -> bool {
    let base = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let port = base.strip_prefix("com").or_else(|| base.strip_prefix("lpt"));
    DEVICES.contains(&base.as_str()) || port.is_some_and(|port| PORTS.contains(&port))
}
