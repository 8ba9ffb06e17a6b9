/// A knowledge model, ready to be called.
struct Knowledge: Sendable {
    let name: String
    let parameters: [Parameter]
    let body: Expression
    let frameSize: Int
}
