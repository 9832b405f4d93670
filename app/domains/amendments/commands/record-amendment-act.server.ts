/** The act by which a signatory is authorised to sign an amendment. Rules: docs/rules/amendments.md §4.1, docs/rules/convention.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { actKinds, actProblems } from '#app/domains/convention/convention.ts'
import { conventionLabels } from '#app/domains/convention/labels.fr.ts'
import { optionalKeptFile } from '#app/domains/documents/kept-file.ts'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, id, optionalDay, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { amendmentPermissions } from '../permissions.ts'
import { requireSignatory, setSignatory } from '../signatory-row.server.ts'
import { lockAmendment } from '../store.server.ts'

export const recordAmendmentAct = command({
  name: 'convention.record-amendment-act',
  permission: amendmentPermissions.write,
  input: {
    amendmentId: id(),
    partyId: id(),
    kind: choice(actKinds, inputLabels.actKind),
    number: optionalText(60),
    adoptedOn: optionalDay(),
    expectedOn: optionalDay(),
    transmittedOn: optionalDay(),
    note: optionalText(1000),
    file: optionalKeptFile(),
  },
  about: lockAmendment,
  async run(work, { ctgId, amendmentId, partyId, file, ...act }, { amendment }) {
    const signatory = requireSignatory(amendment, partyId)
    const problems = Object.entries(actProblems(act, signatory.kind, todayIn(work, ctgId)))
    if (problems.length > 0)
      throw new DomainError(
        'invalid',
        'convention.act-to-correct',
        Object.fromEntries(problems.map(([field, problem]) => [field, conventionLabels.dayProblem[problem]])),
      )
    await setSignatory(
      work,
      { ctgId, amendmentId, partyId },
      {
        act_kind: act.kind,
        act_number: act.number,
        adopted_on: act.adoptedOn,
        expected_on: act.expectedOn,
        transmitted_on: act.transmittedOn,
        act_note: act.note,
        ...(file && { act_file_id: await addStoredFile(work, ctgId, file) }),
      },
    )
    await recordAct(
      work,
      'amendment.act-recorded',
      { ctgId, id: amendmentId },
      { number: amendment.number, partyId, before: signatory.act, after: act },
    )
    return { amendmentId, partyId }
  },
})
