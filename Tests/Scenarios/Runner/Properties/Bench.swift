import Enrichment
import Flow
import Formats
import Model
import Triage

/// What the properties are held of: how a message is read, decided and routed. A planted fault
/// takes the place of one of them.
struct Bench: Sendable {
    var read: @Sendable ([UInt8], Delivery.Spelling) throws -> Notification
    var decide: @Sendable (Question) -> Verdict
    var route: @Sendable (Question, Verdict) -> [Routes.Part]
    /// The rows that the deployment has.
    let rows: RuleRows

    init(_ deployment: Deployment) throws {
        let stages = deployment.stages
        read = { [catalogue = stages.catalogue] bytes, spelling in
            try catalogue.read(bytes, spelled: spelling).notification
        }
        decide = { [decider = stages.decider] in $0.answer(by: decider) }
        route = { [routes = stages.enricher.routes] question, verdict in
            routes.parts(
                for: Routes.Occasion(
                    notification: question.notification, verdict: verdict,
                    receivedAt: question.receivedAt, isTest: false))
        }
        rows = try RuleRows(in: deployment.files)
    }
}
