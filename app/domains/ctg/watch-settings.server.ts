/** From when the actions and the copil of a CTG call for attention: set in follow-up, read by the plan and the bodies too. */
import type { Work } from '#app/kernel/transaction.server.ts'

type Thresholds = { readonly silentDays: number; readonly dueSoonDays: number; readonly copilNoticeDays: number }

/** @param version read with the form, 0 while the CTG has set none @returns false when someone else wrote meanwhile */
export async function saveWatchSettings(
  { tx }: Work,
  ctgId: string,
  version: number,
  { silentDays, dueSoonDays, copilNoticeDays }: Thresholds,
): Promise<boolean> {
  const values = { silent_days: silentDays, due_soon_days: dueSoonDays, copil_notice_days: copilNoticeDays }
  const saved = await tx
    .insertInto('watch_settings')
    .values({ ctg_id: ctgId, ...values })
    .onConflict((conflict) =>
      conflict
        .column('ctg_id')
        .doUpdateSet({ ...values, version: version + 1 })
        .where('watch_settings.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst()
  return saved !== undefined
}
