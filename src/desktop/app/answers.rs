//! What follows from the answers people give in dialogs and notes.

use super::App;
use crate::desktop::dialogs::{Answer, Wanted};

impl App {
    pub(super) fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Close => {
                self.stay();
                self.close_dialog();
            }
            Answer::Create(form) => self.create(&form),
            Answer::AskPlace => self.ask_place(),
            Answer::Path(wanted, typed) => self.path_typed(wanted, &typed),
            Answer::AskPath => self.ask_path_again(),
            Answer::Author(name) => self.named(name),
            Answer::ShowWaiting(place) => self.show_waiting(place),
            Answer::SaveAndLeave => {
                self.close_dialog();
                let Some(file) = &mut self.file else { return };
                if file.session.can_write() && file.session.problem().is_none() {
                    file.session.asked = true;
                } else {
                    self.ask_path(Wanted::SaveAs);
                }
            }
            Answer::LeaveWithout => {
                self.close_dialog();
                self.throw_away();
            }
            Answer::OpenCopy(opened) => {
                self.close_dialog();
                self.open_copy(*opened);
            }
            Answer::Replace(path) => {
                self.close_dialog();
                self.write_into(&path, true);
            }
            Answer::WriteOver(wanted, path) => {
                self.close_dialog();
                self.write_offer(wanted, path, true);
            }
            Answer::Mend(wanted, path) => self.mend_path(wanted, &path),
            Answer::AnotherTable => self.ask_path(Wanted::Levels),
            Answer::OpenFolder(folder) => {
                self.close_dialog();
                self.view(folder.as_os_str());
            }
            Answer::SaveAs => self.ask_path(Wanted::SaveAs),
            Answer::TryAgain => self.save_now(),
            Answer::WriteAgain(path) => self.write_into(&path, false),
            Answer::LeaveInCopy => {
                if let Some(file) = &mut self.file {
                    file.session.leave_to_copy();
                }
            }
            Answer::AskReload => self.ask_reload(),
            Answer::Reload => {
                self.close_dialog();
                self.reload();
            }
            Answer::OpenSaved(path) => {
                self.close_dialog();
                self.open_as(&path, false, None);
            }
            Answer::Recover(copy) => {
                self.close_dialog();
                self.recover(copy);
            }
            Answer::Compare { copy, file } => {
                self.close_dialog();
                self.compare(copy, file);
            }
            Answer::Link(form) => self.add_link(form),
            Answer::Tie(place, document) => self.tie_document(&place, &document),
            Answer::TakeLevels(edits) => {
                self.close_dialog();
                self.take_levels(edits);
            }
            Answer::OpenReport(path) => {
                self.close_dialog();
                self.open(&path);
            }
            Answer::TakeFiles(target, paths) => {
                self.close_dialog();
                self.take_files(target, paths);
            }
            Answer::Template => self.ask_template(),
            Answer::CompareChanged => self.compare_changed(),
            Answer::AskDiscard(path) => self.ask_discard(path),
            Answer::TakeOver(path, held) => {
                self.close_dialog();
                self.open_as(&path, true, Some(held));
            }
            Answer::OpenReading(reading) => {
                self.close_dialog();
                self.open_reading(*reading);
            }
            Answer::OpenSalvaged(salvaged) => {
                self.close_dialog();
                self.open_salvaged(*salvaged);
            }
            Answer::OpenBackup(path) => {
                self.close_dialog();
                self.look_into_backup(path);
            }
            Answer::BringBack(backup) => {
                self.close_dialog();
                self.bring_back(&backup);
            }
            Answer::Discard(path) => {
                self.close_dialog();
                self.discard(path);
            }
            Answer::RemoveResults(path) => {
                self.close_dialog();
                self.remove_results(&path);
            }
            Answer::Visit(page) => self.go(page),
            Answer::CloseBegun => {
                if let Some(file) = &mut self.file {
                    file.begun = false;
                }
            }
            Answer::Dismiss(sentence) => {
                self.problems.retain(|problem| *problem != sentence);
                if let Some(file) = &mut self.file {
                    file.warnings.retain(|warning| *warning != sentence);
                }
            }
        }
    }
}
