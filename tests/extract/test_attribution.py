"""Whom a draft credits with a figure: a named body, somebody unnamed, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cite_lint.config import load_lexicon, load_units
from cite_lint.extract.extractor import Extractor
from cite_lint.model.claim import Attribution, Claim
from cite_lint.model.quantity import DATE_UNIT
from cite_lint.model.registry import Organisation
from cite_lint.readers import read_document

ORGANISATIONS = (
    Organisation("nht", "Northport Housing Trust", acronyms=("NHT",), wrong=("Northport Home Trust",)),
    Organisation("ncc", "Northport City Council", acronyms=("NCC",)),
    Organisation("courier", "Northport Courier"),
    Organisation("htu", "Harbour Tenants' Union", acronyms=("HTU",)),
    Organisation("northport", "Northport", kind="place"),
    Organisation("tenancy-act", "Tenancy Act", kind="instrument"),
)
EXTRACTOR = Extractor(load_lexicon(), load_units(), ORGANISATIONS)

Row = tuple[str, str, str]
"""Markdown, the figure as written, and `describe` of its attribution."""

EARLIER = "The NHT says 60 per cent of tenants pay late. "
PLAIN = "Streets are quiet at night. "

TABLES: dict[str, list[Row]] = {
    "according to": [
        ("According to the Northport Housing Trust, 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("According to NHT, 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("Some 60 per cent of tenants, according to the NHT, pay late.", "60 per cent", "named nht"),
        ("Some 60 per cent of tenants pay late, according to the NHT.", "60 per cent", "named nht"),
        ("Some 60 per cent pay late, according to a 2019 report by the NHT.", "60 per cent", "named nht"),
        ("According to figures from Northport City Council, 4,200 homes stand empty.", "4,200", "named ncc"),
        ("According to the London-based Northport Housing Trust, 4,200 homes stand empty.", "4,200", "named nht"),
        ("In 2019, according to the NHT, 4,200 homes stood empty.", "4,200", "named nht"),
        ("As per NHT, 4,200 homes stand empty.", "4,200", "named nht"),
        ("In the words of the Harbour Tenants' Union, 40 per cent of homes are damp.", "40 per cent", "named htu"),
        ("Based on NHT records, 4,200 homes stand empty.", "4,200", "named nht"),
    ],
    "verbs of speech": [
        ("The Northport Housing Trust said 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("The NHT says that 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("The NHT estimates that 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("The NHT found 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("The NHT documented 120 evictions.", "120", "named nht"),
        ("The NHT puts the number of empty homes at 4,200.", "4,200", "named nht"),
        ("The NHT has put the share at 60 per cent.", "60 per cent", "named nht"),
        ("Northport City Council counted 4,200 empty homes.", "4,200", "named ncc"),
        ("Northport City Council has recorded 4,200 empty homes.", "4,200", "named ncc"),
        ("The Harbour Tenants’ Union warned that 40 per cent of homes are damp.", "40 per cent", "named htu"),
        ("The Harbour Tenants' Union told the court that 40 per cent of homes are damp.", "40 per cent", "named htu"),
        ("The NHT, a charity founded in 1998, says 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("The Northport Housing Trust (NHT) says 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("Last week Northport City Council, under pressure, admitted that 4,200 homes stand empty.", "4,200", "named ncc"),
        ("Some 60 per cent of tenants pay late, the NHT said.", "60 per cent", "named nht"),
        ("Some 60 per cent, the NHT estimates, pay late.", "60 per cent", "named nht"),
        ("Some 60 per cent of tenants, the NHT's director says, pay late.", "60 per cent", "named nht"),
        ("**The NHT** says *60 per cent* of tenants pay late.", "60 per cent", "named nht"),
        ("The Northport Housing\nTrust says 60 per cent of tenants pay late.", "60 per cent", "named nht"),
    ],
    "documents": [
        ("NHT's report found that 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("The Northport Housing Trust's 2019 survey puts the share at 60 per cent.", "60 per cent", "named nht"),
        ("Figures from NHT show that 4,200 homes stand empty.", "4,200", "named nht"),
        ("A report by the NHT found 4,200 empty homes.", "4,200", "named nht"),
        ("NHT figures show that 4,200 homes stand empty.", "4,200", "named nht"),
        ("NHT research suggests that 4,200 homes stand empty.", "4,200", "named nht"),
        ("Northport City Council data list 4,200 empty homes.", "4,200", "named ncc"),
        ("The findings of the NHT: 4,200 homes stand empty.", "4,200", "named nht"),
        ("A survey of tenants carried out by the NHT counted 4,200 empty homes.", "4,200", "named nht"),
        ("In a survey of 1,200 tenants by the NHT, 60 per cent said they pay late.", "60 per cent", "named nht"),
        ("A survey commissioned by the Harbour Tenants' Union found 40 damp blocks.", "40", "named htu"),
    ],
    "people of a body": [
        ("NHT researchers found that 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("Researchers at the NHT found that 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("Experts from the Northport Housing Trust say 60 per cent pay late.", "60 per cent", "named nht"),
        ("A spokesperson for the NHT said 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("A spokesman of Northport City Council said 4,200 homes stand empty.", "4,200", "named ncc"),
        ("An NHT spokeswoman said 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("Mark Lee, director of the NHT, said 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("NHT director Mark Lee said 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("NHT's Mark Lee said 60 per cent of tenants pay late.", "60 per cent", "named nht"),
    ],
    "pointing back": [
        (EARLIER + "The group also said 120 families were evicted.", "120", "named nht"),
        (EARLIER + "It added that 120 families were evicted.", "120", "named nht"),
        (EARLIER + "They say 120 families were evicted.", "120", "named nht"),
        (EARLIER + "The report found that 120 families were evicted.", "120", "named nht"),
        (EARLIER + "The same report counted 120 evictions.", "120", "named nht"),
        (EARLIER + "Its survey counted 120 evictions.", "120", "named nht"),
        (EARLIER + "Its report, published in May, found 120 evictions.", "120", "named nht"),
        (EARLIER + "The charity's figures show 120 evictions.", "120", "named nht"),
        (EARLIER + "The London-based charity also counted 120 evictions.", "120", "named nht"),
        (EARLIER + "Some 120 families were evicted, the group said.", "120", "named nht"),
        (EARLIER + "Some 120 families were evicted, according to the report.", "120", "named nht"),
        (EARLIER + "\n\nThe group also said 120 families were evicted.", "120", "named nht"),
        ("According to Northport City Council, 4,200 homes stand empty. The council said 120 burned.", "120", "named ncc"),
        ("The NHT documented 120 evictions in its 2019 report.", "120", "named nht"),
        ("Northport City Council says rents fell. The Council counted 120 evictions.", "120", "named ncc"),
        # Two bodies: which one is meant is not clear.
        (EARLIER + "Northport City Council disputes this. The group counted 120 evictions.", "120", "named nht inherited"),
        ("The group said 60 per cent of tenants pay late.", "60 per cent", "anonymous"),
    ],
    "nothing points back": [
        (EARLIER + "Some 120 families were evicted.", "120", "named nht inherited"),
        (EARLIER + "\n\nSome 120 families were evicted.", "120", "named nht inherited"),
        (EARLIER + PLAIN + "Some 120 families were evicted.", "120", "named nht inherited"),
        (EARLIER + PLAIN * 2 + "Some 120 families were evicted.", "120", "named nht inherited"),
        (EARLIER + PLAIN * 3 + "Some 120 families were evicted.", "120", "none"),
        (EARLIER + PLAIN * 8 + "Some 120 families were evicted.", "120", "none"),
        (EARLIER + f"\n\n{PLAIN * 3}\n\nSome 120 families were evicted.", "120", "none"),
        ("Experts say rents rose. Some 120 families were evicted.", "120", "anonymous inherited"),
        (EARLIER + "Northport City Council says rents fell. Some 120 left.", "120", "named ncc inherited"),
        ("Some 120 families were evicted. " + EARLIER, "120", "none"),
        ("The NHT owns many homes. Some 60 per cent of tenants pay late.", "60 per cent", "none"),
    ],
    "passive": [
        ("Some 120 evictions were documented by the NHT.", "120", "named nht"),
        ("Some 4,200 empty homes were recorded by Northport City Council.", "4,200", "named ncc"),
        ("In figures released by the NHT, 4,200 homes stand empty.", "4,200", "named nht"),
        ("The number, 4,200, was issued by Northport City Council.", "4,200", "named ncc"),
        ("The share has been estimated by the NHT at 60 per cent.", "60 per cent", "named nht"),
        ("Rents up by 12 per cent were reported by the Northport Courier.", "12 per cent", "named courier reported"),
        ("The number, 4,200, was published by the Northport Courier.", "4,200", "named courier reported"),
    ],
    "reported": [
        ("The Northport Courier wrote that 4,200 homes stand empty.", "4,200", "named courier reported"),
        ("As reported in the Northport Courier, 4,200 homes stand empty.", "4,200", "named courier reported"),
        ("An article in the Northport Courier counts 4,200 empty homes.", "4,200", "named courier reported"),
        ("The NHT told the Northport Courier that 60 per cent pay late.", "60 per cent", "named nht"),
        ("Some 60 per cent pay late, the NHT found, the Northport Courier reported.", "60 per cent", "named nht"),
    ],
    "two bodies": [
        ("The NHT says 60 per cent pay late, while Northport City Council says 30 per cent do.", "60 per cent", "named nht"),
        ("The NHT says 60 per cent pay late, while Northport City Council says 30 per cent do.", "30 per cent", "named ncc"),
        ("The NHT counted 4,200 empty homes; Northport City Council counted 3,100.", "4,200", "named nht"),
        ("The NHT counted 4,200 empty homes; Northport City Council counted 3,100.", "3,100", "named ncc"),
        ("According to the NHT 60 per cent pay late, but according to NCC 30 per cent do.", "60 per cent", "named nht"),
        ("According to the NHT 60 per cent pay late, but according to NCC 30 per cent do.", "30 per cent", "named ncc"),
        ("Some 60 per cent pay late, according to the NHT, or 30 per cent, according to NCC.", "60 per cent", "named nht"),
        ("Some 60 per cent pay late, according to the NHT, or 30 per cent, according to NCC.", "30 per cent", "named ncc"),
        ("Experts say 20 per cent pay late, but the NHT found 60 per cent do.", "20 per cent", "anonymous"),
        ("Experts say 20 per cent pay late, but the NHT found 60 per cent do.", "60 per cent", "named nht"),
        ("The NHT found 60 per cent, Northport City Council found 30 per cent and HTU found 75 per cent.", "30 per cent",
         "named ncc"),
        ("The NHT found 60 per cent, Northport City Council found 30 per cent and HTU found 75 per cent.", "75 per cent",
         "named htu"),
        # A speaker between two figures introduces the second; the first is credited only as far as the reader guesses.
        ("Rents rose by 12 per cent, and the NHT says 40 per cent pay late.", "12 per cent", "named nht inherited"),
        ("Rents rose by 12 per cent, and the NHT says 40 per cent pay late.", "40 per cent", "named nht"),
    ],
    "two figures of one body": [
        ("The NHT says 40 per cent are damp and 12 per cent are unsafe.", "40 per cent", "named nht"),
        ("The NHT says 40 per cent are damp and 12 per cent are unsafe.", "12 per cent", "named nht"),
        ("Some 40 per cent are damp and 12 per cent are unsafe, according to the NHT.", "40 per cent", "named nht"),
        ("Some 40 per cent are damp and 12 per cent are unsafe, according to the NHT.", "12 per cent", "named nht"),
        ("Some 40 per cent are damp and 12 per cent are unsafe, the NHT said.", "40 per cent", "named nht"),
        ("Some 40 per cent are damp; 12 per cent are unsafe, NHT figures show.", "40 per cent", "named nht"),
        ("Some 40 per cent are damp, according to the NHT, and 12 per cent are unsafe.", "12 per cent", "named nht"),
        (EARLIER + "Some 40 are damp and 14 are unsafe, the group said.", "40", "named nht"),
    ],
    "the draft's own acronyms": [
        ("The Harbour Lights Institute (HLI) is old. HLI found that 60 per cent pay late.", "60 per cent", "named (HLI)"),
        ("The Northport Tenants Panel (NTP) met. According to the NTP, 900 people came.", "900", "named (NTP)"),
        ("The Northport Housing Trust (NHT) is old. NHT found that 60 per cent pay late.", "60 per cent", "named nht"),
        ("The Harbour Lights Institute (HLI) found that 60 per cent pay late.", "60 per cent",
         "named (Harbour Lights Institute)"),
    ],
    "misspelt names": [
        ("According to the Northport Housing Turst, 60 per cent pay late.", "60 per cent", "named nht"),
        ("The Northport Houseing Trust says 60 per cent pay late.", "60 per cent", "named nht"),
        ("Northport City Counsil said 4,200 homes stand empty.", "4,200", "named ncc"),
        ("The Harbor Tenants' Union says 40 per cent of homes are damp.", "40 per cent", "named htu"),
        ("The Northport Home Trust says 60 per cent pay late.", "60 per cent", "named nht"),
    ],
    "unregistered bodies": [
        ("According to the Harbour Institute, 4,200 homes stand empty.", "4,200", "named (Harbour Institute)"),
        ("The Harbour Institute's report lists 4,200 empty homes.", "4,200", "named (Harbour Institute)"),
        ("The Ministry of Housing said 4,200 homes stand empty.", "4,200", "named (Ministry of Housing)"),
        ("University of Eastgate researchers found 4,200 empty homes.", "4,200", "named (University of Eastgate)"),
        ("The Harbour Institute found 60 per cent. The institute also counted 4,200 homes.", "4,200",
         "named (Harbour Institute)"),
    ],
    "anonymous": [
        ("Researchers say 60 per cent of tenants pay late.", "60 per cent", "anonymous"),
        ("Rights groups estimate that 60 per cent of tenants pay late.", "60 per cent", "anonymous"),
        ("Experts believe that 60 per cent of tenants pay late.", "60 per cent", "anonymous"),
        ("Some 60 per cent of tenants pay late, officials said.", "60 per cent", "anonymous"),
        ("Some 60 per cent of tenants pay late, according to campaigners.", "60 per cent", "anonymous"),
        ("A study found that 60 per cent of tenants pay late.", "60 per cent", "anonymous"),
        ("Studies suggest that 60 per cent of tenants pay late.", "60 per cent", "anonymous"),
        ("One survey put the share at 60 per cent.", "60 per cent", "anonymous"),
        ("Local media reported 120 evictions.", "120", "anonymous"),
        ("Researchers at a university say 60 per cent pay late.", "60 per cent", "anonymous"),
        ("Official figures show 4,200 empty homes.", "4,200", "anonymous"),
    ],
    "nobody": [
        ("About 60 per cent of tenants pay late.", "60 per cent", "none"),
        ("An estimated 60 per cent of tenants pay late.", "60 per cent", "none"),
        ("Reportedly, 60 per cent of tenants pay late.", "60 per cent", "none"),
        ("Some 60 per cent of tenants are thought to pay late.", "60 per cent", "none"),
        ("Of 1,200 tenants, 60 per cent pay late.", "1,200", "none"),
        ("In Northport, 60 per cent of tenants pay late.", "60 per cent", "none"),
        ("According to Northport, 60 per cent of tenants pay late.", "60 per cent", "none"),
        ("The Tenancy Act says that 14 days are enough.", "14 days", "none"),
        ("The reported rise was 12 per cent.", "12 per cent", "none"),
        ("Rents rose by 12 per cent, and researchers left.", "12 per cent", "none"),
    ],
    "a name that is the topic": [
        ("Northport City Council's budget rose by 5 per cent.", "5 per cent", "none"),
        ("A lawsuit against the NHT sought $2 million.", "$2 million", "none"),
        ("The NHT owns 4,200 homes.", "4,200", "none"),
        ("The NHT employs 120 people.", "120", "none"),
        ("Some 40 per cent of NHT tenants pay late.", "40 per cent", "none"),
        ("The NHT was fined £40,000.", "£40,000", "none"),
        ("Donors sent the NHT £3 million.", "£3 million", "none"),
        ("Some 60 per cent of readers of the Northport Courier are over 50.", "60 per cent", "none"),
        ("The NHT, which houses 4,200 people, is old.", "4,200", "none"),
        ("The judge ordered Northport City Council to pay £30,000.", "£30,000", "none"),
        ("Northport City Council spent 12 per cent more on repairs.", "12 per cent", "none"),
        ("The NHT remarkably owns 40 per cent of all homes.", "40 per cent", "none"),
        ("Some 900 tenants marched to the Northport City Council.", "900", "none"),
        ("The Harbour Tenants' Union has 900 members.", "900", "none"),
    ],
    "lists": [
        ("The NHT found that:\n\n- 60 per cent pay late\n- 120 families were evicted", "60 per cent", "named nht"),
        ("The NHT found that:\n\n- 60 per cent pay late\n- 120 families were evicted", "120", "named nht"),
        ("According to Northport City Council:\n\n1. 4,200 homes stand empty.\n2. 95 burned.", "95", "named ncc"),
        ("The NHT found:\n\n- 60 per cent pay late\n- 900 left, Northport City Council says", "900", "named ncc"),
        ("We learned:\n\n- 60 per cent pay late\n- 120 families were evicted", "120", "none"),
    ],
    "tables": [
        ("| Share | Source |\n|---|---|\n| 60 per cent | NHT |\n| 30 per cent | NCC |", "60 per cent", "named nht"),
        ("| Share | Source |\n|---|---|\n| 60 per cent | NHT |\n| 30 per cent | NCC |", "30 per cent", "named ncc"),
        ("| Source | Empty homes |\n|---|---|\n| Northport City Council | 4,200 |", "4,200", "named ncc"),
        ("| Source | Empty homes |\n|---|---|\n| Harbour Institute | 4,200 |", "4,200", "named (Harbour Institute)"),
        ("| Town | Empty homes |\n|---|---|\n| Northport | 4,200 |", "4,200", "none"),
        ("The NHT counted empty homes:\n\n| Town | Homes |\n|---|---|\n| Eastgate | 4,200 |", "4,200", "named nht"),
    ],
    "quotes": [
        ("“Some 60 per cent of tenants pay late,” the NHT said.", "60 per cent", "named nht"),
        ("The NHT said: “Some 60 per cent of tenants pay late.”", "60 per cent", "named nht"),
        ("As the NHT put it: “60 per cent of tenants pay late.”", "60 per cent", "named nht"),
        ("The NHT said: “Rents rose by 12 per cent. Some 120 left.”", "120", "named nht inherited"),
        ("The NHT said:\n\n> Some 60 per cent of tenants pay late.", "60 per cent", "named nht inherited"),
        ("> “60 per cent of tenants pay late,” the NHT said.", "60 per cent", "named nht"),
    ],
    "in brackets": [
        ("Some 60 per cent pay late (NHT figures), and 12 per cent move.", "60 per cent", "named nht"),
        ("Some 60 per cent pay late (NHT figures), and 12 per cent move.", "12 per cent", "none"),
    ],
    "second readings": [
        ("“Some 60 per cent of tenants pay late,” said the NHT.", "60 per cent", "named nht"),
        ("Some 60 per cent of tenants pay late, says the NHT.", "60 per cent", "named nht"),
        ("According to Dr Ana Silva of the NHT, 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("Some 60 per cent of tenants pay late (Northport Housing Trust, 2019).", "60 per cent", "named nht"),
        ("Some 60 per cent of tenants pay late (NHT 2019).", "60 per cent", "named nht"),
        ("The Northport Courier quoted the NHT as saying 60 per cent pay late.", "60 per cent", "named nht"),
        ("The Northport Courier reported that the NHT found 60 per cent pay late.", "60 per cent", "named nht"),
        ("The Northport Courier, citing figures from the NHT, counted 4,200 empty homes.", "4,200", "named nht"),
        ("Estimates by the NHT run to 4,200 empty homes.", "4,200", "named nht"),
        ("The NHT put 40 families in hotels.", "40", "none"),
        ("Northport City Council gave 4,200 tenants new keys.", "4,200", "none"),
        ("Northport City Council produced 4,200 tonnes of waste.", "4,200 tonnes", "none"),
        ("The NHT released 120 homes for sale.", "120", "none"),
        ("The NHT runs 14 hostels.", "14", "none"),
        ("According to a new study by the charity NHT, 4,200 homes stand empty.", "4,200", "named nht"),
        ("The charity NHT says 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("Some 4,200 homes stand empty (source: Northport City Council).", "4,200", "named ncc"),
        ("Some 60 per cent pay late (according to the NHT).", "60 per cent", "named nht"),
        ("In its 2019 report, the NHT counted 4,200 empty homes.", "4,200", "named nht"),
        (EARLIER + "The Trust also counted 120 evictions.", "120", "named nht"),
        ("The Harbour Tenants' Union says rents are too high. The union counts 900 members.", "900", "named htu"),
        ("The Northport Courier reported that 4,200 homes stand empty.", "4,200", "named courier reported"),
        ("The Harbour Institute reported that 4,200 homes stand empty.", "4,200", "named (Harbour Institute) reported"),
        ("UNICEF says 60 per cent of children walk to school.", "60 per cent", "named (UNICEF)"),
        ("According to UNICEF, 60 per cent of children walk to school.", "60 per cent", "named (UNICEF)"),
        ("OECD data show that 4,200 homes stand empty.", "4,200", "named (OECD)"),
        ("The BBC says 4,200 homes stand empty.", "4,200", "named (BBC)"),
        ("It is estimated that 60 per cent of tenants pay late.", "60 per cent", "none"),
        (EARLIER + "It is estimated that 120 families were evicted.", "120", "named nht inherited"),
    ],
    "the verb before its speaker": [
        ("“Some 60 per cent pay late,” said Ana Silva of the NHT.", "60 per cent", "named nht"),
        ("“Some 60 per cent pay late,” says Dr Ana Silva, deputy head of research at the NHT.", "60 per cent", "named nht"),
        ("Some 60 per cent pay late, say experts.", "60 per cent", "anonymous"),
        ("“Some 60 per cent pay late,” said Ana Silva, who rents a flat from the NHT.", "60 per cent", "none"),
    ],
    "a bare name in brackets": [
        ("Some 60 per cent of tenants pay late (NHT).", "60 per cent", "named nht"),
        ("It runs from 30 per cent (NCC) to 60 per cent (NHT).", "30 per cent", "named ncc"),
        ("It runs from 30 per cent (NCC) to 60 per cent (NHT).", "60 per cent", "named nht"),
        ("The union of tenants (HTU) owns 14 flats.", "14", "none"),
    ],
    "who does not say it": [
        ("The NHT was told by a plumber that 40 boilers leak.", "40", "none"),
        ("Northport City Council was informed that 40 boilers leak.", "40", "none"),
        ("The NHT was found to owe £40,000.", "£40,000", "none"),
        ("The NHT is said to own 900 flats.", "900", "none"),
        ("The NHT was quoted as saying 40 boilers leak.", "40", "named nht"),
        ("Northport City Council was criticised for saying 40 boilers leak.", "40", "named ncc"),
        ("The union said the NHT was told of 40 leaks.", "40", "anonymous"),
        ("The NHT did not confirm that 40 boilers leak.", "40", "none"),
        ("Northport City Council hasn't said whether 40 boilers leak.", "40", "none"),
        ("The NHT refused to say whether 40 boilers leak.", "40", "none"),
        ("The NHT has never counted its boilers, but 40 leak.", "40", "none"),
        ("The NHT did not count boilers but estimates that 40 leak.", "40", "named nht"),
        ("The NHT supports the claim that 40 boilers leak.", "40", "none"),
        ("The NHT supports tenants and says 40 boilers leak.", "40", "named nht"),
        ("Northport City Council paid a record 40 fines.", "40", "none"),
        ("Northport City Council gave an estimate of 40 leaks.", "40", "named ncc"),
        ("Critics of the NHT say 40 boilers leak.", "40", "anonymous"),
        ("Suppliers to Northport City Council say 40 boilers leak.", "40", "none"),
        ("Tenants of the Northport Housing Trust said 40 boilers leak.", "40", "none"),
        ("Economists at the Northport Housing Trust said 40 boilers leak.", "40", "named nht"),
        ("Despite what the NHT found, 40 boilers leak.", "40", "none"),
        ("Contrary to what Northport City Council says, 40 boilers leak.", "40", "none"),
        ("Whatever the NHT says, 40 boilers leak.", "40", "none"),
        ("Despite the snow, the NHT says, 40 boilers work.", "40", "named nht"),
        ("Contrary to reports, Northport City Council says 40 boilers leak.", "40", "named ncc"),
    ],
    "between a body and its verb": [
        ("The NHT, in a letter quoted by the Northport Courier, says 40 boilers leak.", "40", "named nht"),
        ("The NHT, in a letter printed by the Northport Courier, says 40 boilers leak.", "40", "named nht"),
        ("The letter, issued by the NHT and seen by the Northport Courier, says 40 boilers leak.", "40", "named nht"),
        ("A letter obtained by the Northport Courier says 40 boilers leak.", "40", "named courier"),
        ("Documents issued by the NHT and quoted by the Northport Courier list 40 leaks.", "40", "named nht"),
        ("Photographs by the Northport Courier show 40 graves.", "40", "named courier"),
        ("The flats were built by the NHT, which says 40 boilers leak.", "40", "named nht"),
        ("The boilers, built by Northport City Council, show 40 leaks.", "40", "none"),
    ],
    "passives with words between": [
        ("Some 40 leaks were recorded last winter by the NHT.", "40", "named nht"),
        ("Some 40 leaks were first reported in May by the Northport Courier.", "40", "named courier reported"),
        ("The number was put at 40 by Northport City Council.", "40", "named ncc"),
        ("Of 900 boilers inspected and listed by the NHT, 40 leak.", "40", "named nht"),
        ("Of 900 tenants questioned by the NHT, 60 per cent had moved.", "60 per cent", "named nht"),
        ("Of 900 tenants rehoused by the NHT, 60 per cent had moved.", "60 per cent", "none"),
        ("Some 40 flats were built last winter by the NHT.", "40", "none"),
        ("Some 40 flats were sold in May by Northport City Council.", "40", "none"),
    ],
    "more verbs": [
        ("The NHT tracked 40 leaks.", "40", "named nht"),
        ("The NHT logged 40 leaks.", "40", "named nht"),
        ("Northport City Council registered 40 leaks.", "40", "named ncc"),
        ("Northport City Council lists 40 leaks.", "40", "named ncc"),
        ("The NHT speaks of 40 leaks.", "40", "named nht"),
        ("The NHT spoke to 40 plumbers.", "40", "none"),
        ("The NHT mended 40 leaks.", "40", "none"),
    ],
    "a verb left out": [
        ("The NHT puts the share at 60 per cent and Northport City Council at 30 per cent.", "30 per cent", "named ncc"),
        ("The NHT puts the share at 60 per cent and Northport City Council at 30 per cent.", "60 per cent", "named nht"),
        ("The NHT recorded 40 leaks; Northport City Council, 55 leaks.", "55", "named ncc"),
        ("The NHT recorded 40 leaks and Northport City Council 55 leaks.", "40", "named nht"),
        ("The NHT recorded 40 leaks and Northport City Council 55 leaks.", "55", "named ncc"),
        ("The NHT's figure is 60 per cent, Northport City Council's 30 per cent.", "30 per cent", "named ncc"),
        ("The NHT's figure of 60 per cent beats the 30 per cent given by Northport City Council.", "60 per cent",
         "named nht"),
        ("The NHT's figure of 60 per cent beats the 30 per cent given by Northport City Council.", "30 per cent",
         "named ncc"),
        ("The NHT recorded 40 leaks and paid Northport City Council £900.", "£900", "named nht"),
        ("In 2019 the NHT and Northport City Council sold 55 flats.", "55", "none"),
    ],
    "a source set apart": [
        ("NHT: 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("**Northport City Council**: 40 boilers leak.", "40", "named ncc"),
        ("Northport: 40 boilers leak.", "40", "none"),
        ("- NHT, 2019: 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("Northport City Council (May 2019): 40 boilers leak.", "40", "named ncc"),
        ("A survey by the NHT: 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("Word count: 1,640 homes.", "1,640", "none"),
        ("He fears one landlord, the NHT: 40 boilers leak.", "40", "none"),
        ("Some 60 per cent pay late (NHT 2019, p. 12).", "60 per cent", "named nht"),
        ("Some 60 per cent pay late (Northport Housing Trust, 20 May 2019).", "60 per cent", "named nht"),
        ("Some 60 per cent pay late (NHT, May 2019).", "60 per cent", "named nht"),
        ("Some 60 per cent pay late (NHT, 2019a).", "60 per cent", "named nht"),
        ("Some 60 per cent pay late (see Harbour Institute, 2019).", "60 per cent", "named (Harbour Institute)"),
        ("Some 60 per cent pay late (see, e.g., the NHT, 2019).", "60 per cent", "named nht"),
        ("Some 60 per cent [NHT, 2019] pay late.", "60 per cent", "named nht"),
        ("Some 60 per cent pay late (the NHT has 40 staff).", "60 per cent", "none"),
        ("Some 60 per cent pay late (the landlord is the NHT of Northport).", "60 per cent", "none"),
        ("Some 60 per cent pay late, per the NHT.", "60 per cent", "named nht"),
        ("Per Northport City Council, 60 per cent pay late.", "60 per cent", "named ncc"),
        ("It costs £40 per NHT flat.", "£40", "none"),
        ("Some 60 per cent pay late — Northport Housing Trust.", "60 per cent", "named nht"),
        ("Some 60 per cent pay one landlord — the NHT.", "60 per cent", "none"),
    ],
    "bodies without a noun": [
        ("According to Brightmoor, 60 flats leak.", "60", "named (Brightmoor)"),
        ("Some 60 flats leak, according to Brightmoor.", "60", "named (Brightmoor)"),
        ("Brightmoor says 60 flats leak.", "60", "named (Brightmoor)"),
        ("Brightmoor estimates that 60 flats leak.", "60", "named (Brightmoor)"),
        ("Greenpeace found 60 leaks.", "60", "named (Greenpeace)"),
        ("Clean Rivers Now counted 60 otters.", "60", "named (Clean Rivers Now)"),
        ("Friends for the Fells counted 60 otters.", "60", "named (Friends for the Fells)"),
        ("Hart & Lowe LLP counted 60 otters.", "60", "named (Hart & Lowe LLP)"),
        ("According to Save the Otters, 60 otters live here.", "60", "named (Save the Otters)"),
        ("Statistics Norway counted 60 otters.", "60", "named (Statistics Norway)"),
        ("Plumbers Without Borders counted 60 leaks.", "60", "named (Plumbers Without Borders)"),
        ("According to the Guardian, 60 flats leak.", "60", "named (Guardian)"),
        ("The Crown Lands says 60 flats leak.", "60", "named (Crown Lands)"),
        ("A poll by Brightmoor found 60 leaks.", "60", "named (Brightmoor)"),
        ("A LeakWatch poll found 60 leaks.", "60", "named (LeakWatch)"),
        ("Figures from Brightmoor show 60 leaks.", "60", "named (Brightmoor)"),
        ("Brightmoor's report lists 60 leaks.", "60", "named (Brightmoor)"),
        ("The charity Warm Feet says 60 flats leak.", "60", "named (Warm Feet)"),
        ("One charity, Warm Feet, says 60 flats leak.", "60", "named (Warm Feet)"),
        ("Some 60 flats leak, said Clean Rivers Now.", "60", "named (Clean Rivers Now)"),
        ("The ILO's figure is 60 per cent.", "60 per cent", "named (ILO)"),
        (EARLIER + "Brightmoor puts the number at 70.", "70", "named (Brightmoor)"),
        ("Oxfam put the number at 60. The charity said 20 were new.", "20", "named (Oxfam)"),
        ("Brightmoor has not said whether 60 flats leak.", "60", "none"),
        ("Critics of Brightmoor say 60 flats leak.", "60", "anonymous"),
        ("Brightmoor owns 60 flats.", "60", "none"),
    ],
    "capitals that are no body": [
        ("Anna Holt said 60 flats leak.", "60", "none"),
        ("Dr Maren Oakes estimates that 60 flats leak.", "60", "none"),
        ("Smith said 60 flats leak.", "60", "none"),
        ("He said 60 flats leak.", "60", "none"),
        ("Jo Marwick met tenants. Marwick said 60 flats leak.", "60", "none"),
        ("Mr Marwick came. Marwick said 60 flats leak.", "60", "none"),
        ("Senator Marwick said 60 flats leak.", "60", "none"),
        ("Park Ji-hyun said 60 flats leak.", "60", "none"),
        ("According to Holt, 60 flats leak.", "60", "none"),
        ("Some 60 flats leak, said Marwick.", "60", "none"),
        ("Germany estimates that 60 flats leak.", "60", "none"),
        ("Moscow claims 60 flats leak.", "60", "none"),
        ("The Dutch say 60 flats leak.", "60", "none"),
        ("The Prime Minister said 60 flats leak.", "60", "none"),
        ("The Mayor of Eastgate said 60 flats leak.", "60", "none"),
        ("Tenants said 60 flats leak.", "60", "none"),
        ("Landlords say 60 flats leak.", "60", "none"),
        ("The roof leaks. Rain says the plumber, and 60 flats agree. We like rain.", "60", "none"),
        ("Yesterday said little. In May 60 flats leaked.", "60", "none"),
        ("A Chinese study counted 60 leaks.", "60", "none"),
        ("Rents Rise As Brightmoor Says 60 Flats Leak", "60", "none"),
        ("World War Two records show 60 leaks.", "60", "none"),
        ("Asylum claims by sailors rose to 60.", "60", "none"),
        ("Scotland Yard said 60 men were held.", "60", "none"),
    ],
    "officials and crowds": [
        ("Police said 40 men were held.", "40", "anonymous"),
        ("The police say 40 men were held.", "40", "anonymous"),
        ("Prosecutors allege that 40 men took part.", "40", "anonymous"),
        ("Doctors warn that 40 patients wait.", "40", "anonymous"),
        ("Ministers claim 40 flats are empty.", "40", "anonymous"),
        ("The army said 40 men were hurt.", "40", "anonymous"),
        ("The government says 40 flats are empty.", "40", "anonymous"),
        ("A government survey found 40 empty flats.", "40", "anonymous"),
        ("The interior ministry counted 40 arrests.", "40", "anonymous"),
        ("Polls put support at 60 per cent.", "60 per cent", "anonymous"),
        ("Surveys suggest 60 per cent rent.", "60 per cent", "anonymous"),
        ("Some put the share at 60 per cent.", "60 per cent", "anonymous"),
        ("Aid workers at the port speak of 40 deaths.", "40", "anonymous"),
        ("The NHT told police that 40 flats were empty.", "40", "named nht"),
        ("Police cleared 40 flats.", "40", "none"),
        ("The government gave tenants £40 million.", "£40 million", "none"),
        ("The army lost 40 men.", "40", "none"),
        ("Doctors saw 40 patients.", "40", "none"),
    ],
    "an office of the body": [
        ("The NHT wants more homes. Its chair, who says that 60 per cent of tenants pay late, left.",
         "60 per cent", "named nht"),
        ("The NHT wants more homes. We met its chair, who says that 60 per cent of tenants pay late.",
         "60 per cent", "named nht"),
        ("The NHT met. “Homes are damp,” said its director, adding that 60 per cent of tenants pay late.",
         "60 per cent", "named nht"),
        ("The NHT met on Friday. Its new chief executive said 60 per cent of tenants pay late.",
         "60 per cent", "named nht"),
        ("The NHT met. The NCC met. Its chair said that 60 per cent of tenants pay late.", "60 per cent", "named ncc"),
        ("The NHT and its economist, Anna Holt, say that 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("The NHT says homes are damp. The group's report puts it at 60 per cent of tenants.",
         "60 per cent", "named nht"),
        ("The NHT says homes are damp. Its report puts the share of late payers at 60 per cent.",
         "60 per cent", "named nht"),
        ("The NHT met. According to its chair, 60 per cent of tenants pay late.", "60 per cent", "named nht"),
        ("Ships were late. Its chair said that 60 per cent of tenants pay late.", "60 per cent", "anonymous"),
        ("The NHT met. Its chair lives in Eastgate, where 60 per cent of tenants pay late.", "60 per cent", "none"),
        ("The NHT met. A chair costs £60, and 60 per cent of tenants pay late.", "60 per cent", "none"),
        ("The NHT met. The director of the zoo said that 60 per cent of tenants pay late.", "60 per cent", "none"),
        ("The NHT replaced its director; 60 per cent of tenants pay late.", "60 per cent", "none"),
    ],
    "a new paragraph that names another body": [
        (EARLIER + "\n\nSome 120 families asked the NCC for help.", "120", "anonymous inherited"),
        (EARLIER + "\n\nSome 120 families asked for help.", "120", "named nht inherited"),
        (EARLIER + "Some 120 families asked the NCC for help.", "120", "named nht inherited"),
        (EARLIER + "\n\nIt says 120 families asked the NCC for help.", "120", "named nht inherited"),
        (EARLIER + "\n\nThe NCC says 120 families asked for help.", "120", "named ncc"),
        (EARLIER + "\n\nSome 120 families in Northport asked for help.", "120", "named nht inherited"),
    ],
    "the last word of a name": [
        ("According to the *Courier*, 60 per cent of tenants pay late.", "60 per cent", "named courier"),
        ("As the Courier reported, 60 per cent of tenants pay late.", "60 per cent", "named courier reported"),
        ("Some 60 per cent of tenants pay late (the Courier).", "60 per cent", "named courier"),
        ("Some 60 per cent of tenants pay late, by the Trust's count.", "60 per cent", "anonymous"),
        ("The mayor told the Courier that 60 per cent of tenants pay late.", "60 per cent", "none"),
        ("The Trust owns 60 per cent of homes.", "60 per cent", "none"),
        ("According to the Gazette, 60 per cent of tenants pay late.", "60 per cent", "named (Gazette)"),
    ],
    "two rivals in one sentence": [
        ("22 per cent are late, according to the NCC, and 38 per cent according to the NHT.", "22 per cent", "named ncc"),
        ("22 per cent are late, according to the NCC, and 38 per cent according to the NHT.", "38 per cent", "named nht"),
        ("It is 22 per cent according to the NCC and 38 per cent according to the NHT.", "22 per cent", "named ncc"),
        ("It is 22 per cent according to the NCC and 38 per cent according to the NHT.", "38 per cent", "named nht"),
        ("The NCC says 22 per cent are late, the NHT 38 per cent.", "22 per cent", "named ncc"),
        ("The NCC says 22 per cent are late, the NHT 38 per cent.", "38 per cent", "named nht"),
    ],
}  # fmt: skip

OPEN: dict[str, list[Row]] = {
    "a person or more than three words between the phrase and the name": [
        ("According to Ana Silva, 60 per cent of tenants pay late.", "60 per cent", "named (Ana Silva)"),
    ],
    "a paper that passes on a body's figure, both in one clause": [
        ("According to the Northport Courier, citing the NHT, 4,200 homes stand empty.", "4,200", "named nht"),
    ],
    "a name that only acts, and is then pointed back to": [
        ("The Northport Housing Trust opened in 1998. It says 60 per cent pay late.", "60 per cent", "named nht"),
        ("The NHT owns many homes. The charity says 60 per cent of tenants pay late.", "60 per cent", "named nht"),
    ],
    "the noun that points back fits one body only": [
        (EARLIER + "NCC says rents fell. The trust counted 120 evictions.", "120", "named nht"),
        (EARLIER + "Northport City Council says rents fell. The council counted 120 evictions.", "120", "named ncc"),
    ],
    "a new section": [
        (EARLIER + "\n\n## Evictions\n\nSome 120 families were evicted.", "120", "none"),
    ],
    "a source in the column head": [
        ("| Measure | NHT | NCC |\n|---|---|---|\n| Late | 60 per cent | 30 per cent |", "60 per cent", "named nht"),
        ("| Measure | NHT | NCC |\n|---|---|---|\n| Late | 60 per cent | 30 per cent |", "30 per cent", "named ncc"),
    ],
    "a name under a block quote": [
        ("> Some 60 per cent of tenants pay late.\n>\n> — Northport Housing Trust", "60 per cent", "named nht"),
    ],
    "a survey for somebody": [
        ("In a survey for the NHT, 60 per cent of tenants had moved.", "60 per cent", "named nht"),
    ],
    "an unregistered name of two words that ends like a plural": [
        ("The Eastgate Times reported that 4,200 homes stand empty.", "4,200", "named (Eastgate Times) reported"),
    ],
    "a list in a list": [
        ("NHT figures:\n\n- Rents\n  - 60 per cent pay late\n  - 120 were evicted", "120", "named nht"),
    ],
}  # fmt: skip

CITATIONS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("Some 60 per cent pay late [@nht-2019].", "60 per cent", [("key", "nht-2019")]),
    ("Some 60 per cent pay late [@nht-2019, p. 12].", "60 per cent", [("key", "nht-2019")]),
    ("Some 60 per cent pay late [@nht-2019; @ncc-2020].", "60 per cent", [("key", "nht-2019"), ("key", "ncc-2020")]),
    ("As @nht-2019 says, 60 per cent pay late.", "60 per cent", [("key", "nht-2019")]),
    ("Some 60 per cent pay late. [@nht-2019] Some 120 left.", "60 per cent", [("key", "nht-2019")]),
    ("Some 60 per cent pay late. [@nht-2019] Some 120 left.", "120", []),
    ("Some 60 per cent pay late [@nht-2019]. Some 120 left.", "120", []),
    ("Some 60 per cent pay late. Some 120 left [@nht-2019].", "60 per cent", []),
    ("Some 60 per cent pay late.[^1] Some 120 left.\n\n[^1]: NHT survey.", "60 per cent", [("footnote", "NHT survey.")]),
    ("Some 60 per cent pay late.[^1] Some 120 left.\n\n[^1]: NHT survey.", "120", []),
    ("Some [60 per cent](https://nht.example/a) pay late.", "60 per cent", [("link", "https://nht.example/a")]),
    ("Some 60 per cent pay late, [it says](https://nht.example/a).", "60 per cent", [("link", "https://nht.example/a")]),
    ("Some 60 per cent pay late: <https://nht.example/a>.", "60 per cent", [("link", "https://nht.example/a")]),
    ("Some 60 per cent pay late, [it says][a].\n\n[a]: https://nht.example/a", "60 per cent",
     [("link", "https://nht.example/a")]),
    ("- 60 per cent pay late [@nht-2019]\n- 120 left [@ncc-2020]", "60 per cent", [("key", "nht-2019")]),
    ("- 60 per cent pay late [@nht-2019]\n- 120 left [@ncc-2020]", "120", [("key", "ncc-2020")]),
    ("| Share | Town |\n|---|---|\n| 60 per cent [@nht-2019] | Eastgate |", "60 per cent", [("key", "nht-2019")]),
    ("Some 60 per cent pay late.", "60 per cent", []),
]  # fmt: skip


def claim_of(source: str, figure: str) -> Claim:
    """Return the one claim that states `figure`."""
    document = read_document("draft.md", source)
    claims = [claim for claim in EXTRACTOR.extract(document).claims if claim.quantity.value.unit != DATE_UNIT]
    (found,) = [claim for claim in claims if claim.quantity.span.cut(source) == figure]
    return found


def describe(attribution: Attribution) -> str:
    """Return kind, organisation (an unregistered name in brackets) and marks: `named nht inherited`."""
    parts = [attribution.kind.value]
    if attribution.kind.value == "named":
        parts.append(attribution.organisation or f"({attribution.text})")
    parts += [mark for mark in ("inherited", "reported") if getattr(attribution, mark)]
    return " ".join(parts)


def rows() -> Sequence[object]:
    """Return all rows, the open ones as strict expected failures."""
    known = [
        pytest.param(*row, id=f"{table} {number}")
        for table, entries in TABLES.items()
        for number, row in enumerate(entries)
    ]
    return known + [
        pytest.param(*row, id=f"{reason} {number}", marks=pytest.mark.xfail(reason=reason, strict=True))
        for reason, entries in OPEN.items()
        for number, row in enumerate(entries)
    ]


@pytest.mark.parametrize(("source", "figure", "expected"), rows())
def test_credits(source: str, figure: str, expected: str) -> None:
    assert describe(claim_of(source, figure).attribution) == expected


@pytest.mark.parametrize(("source", "figure", "expected"), CITATIONS)
def test_cites(source: str, figure: str, expected: list[tuple[str, str]]) -> None:
    assert [(mark.kind, mark.target) for mark in claim_of(source, figure).citations] == expected


@pytest.mark.parametrize("source", [row[0] for table in TABLES.values() for row in table])
def test_the_credited_words_stand_where_they_are_said_to(source: str) -> None:
    document = read_document("draft.md", source)
    for claim in EXTRACTOR.extract(document).claims:
        credited = claim.attribution
        if credited.span is not None and credited.text:
            assert credited.span.cut(document.text) == credited.text
