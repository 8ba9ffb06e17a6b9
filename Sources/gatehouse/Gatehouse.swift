import ArgumentParser

/// The command: `serve` and the verbs.
@main struct Gatehouse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gatehouse",
        abstract: "Stands before a children's services front door.",
        discussion: """
            Takes safeguarding notifications from partners, keeps them, links them to what is
            known, triages them, and puts them into a queue directory, most urgent first.

              gatehouse serve --config gatehouse.yaml      run the daemon
              gatehouse validate message.xml               check a message, store nothing
              gatehouse triage message.xml --explain       say why it would get its band
              gatehouse rejections list                    what could not be read, and why
              gatehouse referrals list --overdue           what waits, most urgent first
              gatehouse status                             how it goes, on one screen
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, ValidateCommand.self, TriageCommand.self, SubmitCommand.self,
            ImportCommand.self, ReferralsCommand.self, RejectionsCommand.self,
            StatusCommand.self, ConfigCommand.self, TimeReadingCommand.self,
        ])
}
