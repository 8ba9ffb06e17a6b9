"""The examination after a kill run: everything from outside, nothing by our own code."""
from kit.drop_look import DropLook
from kit.ledger_look import LedgerLook
from kit.queue_look import QueueLook


class Examination:
    def __init__(self, house, partner, client_list, consumer):
        self._house = house
        self._partner = partner
        self._list = client_list
        self._consumer = consumer
        self.queue = QueueLook(house.queue)

    def run(self, ledger_path=None):
        """All figures; of a ledger that is given, or of a copy of the house's own."""
        ledger = LedgerLook(ledger_path or self._house.ledger_copy())
        try:
            return [
                ledger.hold_against(self._list),
                ledger.consistency(self._list.poison),
                self.queue.hold_against(ledger),
                self.queue.readers(ledger, self._consumer),
                DropLook(self._house, self._partner).hold_against(self._list, ledger),
                ledger.chain(),
            ]
        finally:
            ledger.close()
