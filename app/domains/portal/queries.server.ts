/** What the pages of the slice read: the public pages, which nobody signs in for, and the preview of the coordinations. */
import { sql } from 'kysely'
import { placesOf } from '#app/domains/observatory/warehouse-ground.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { changesBetween } from './edition-changes.ts'
import type { PageOfMap } from './exports/sitemap.ts'
import { type KeptApart, withoutKeptApart } from './kept-apart.ts'
import { portalPermissions } from './permissions.ts'
import {
  isSide,
  type LegalNotice,
  legalNotice,
  legalSettingKey,
  missingLegal,
  proposedAddress,
  refusalToClose,
  refusalToConfirm,
  refusalToPropose,
} from './portal.ts'
import { type PublicContent, readPublicContent } from './public-content.ts'
import type { PublicView } from './public-frame-data.ts'
import { type Centres, codesOfMap } from './public-places.ts'
import { listPublishable } from './publishable.server.ts'
import { keptApart } from './restricted-rows.server.ts'
import { buildNow, loadPortal } from './store.server.ts'

type Row = {
  readonly ctgId: string
  readonly number: number
  readonly content: unknown
  readonly publishedAt: Date
  readonly pictureSha256: string | null
  readonly former: unknown
  readonly formerAt: Date | null
  readonly legal: LegalNotice
  readonly instanceLegal: LegalNotice | null
  readonly apart: KeptApart
}

/**
 * The edition shown at an address, to anybody: without the sheets kept apart since it was published. One statement.
 * @returns undefined when the page is off, or nobody's
 */
export async function findPublicView(
  db: Reader,
  address: string,
  { siteUrl, isDemo }: { readonly siteUrl: string; readonly isDemo: boolean },
): Promise<PublicView | undefined> {
  const { rows } = await sql<Row>`
    select page.ctg_id as "ctgId", edition.number, edition.content, edition.published_at as "publishedAt",
      edition.file_sha256 as "pictureSha256", former.content as former, former.published_at as "formerAt", page.legal,
      (select value from instance_setting where key = ${legalSettingKey}) as "instanceLegal",
      ${keptApart(sql`page.ctg_id`)} as apart
    from portal_page page
    join portal_edition edition on edition.ctg_id = page.ctg_id and edition.id = page.edition_id
    left join lateral (select content, published_at from portal_edition before
      where before.ctg_id = page.ctg_id and before.number < edition.number order by number desc limit 1) as former on true
    where page.address = ${address}`.execute(db)
  const [row] = rows
  if (!row) return
  const onlyOpen = (stored: unknown) => withoutKeptApart(readPublicContent(stored), row.apart)
  const content = onlyOpen(row.content)
  // The picture counts the sheets that were published: it is not shown while one of them is kept apart.
  const isCounted = content.actions.length === readPublicContent(row.content).actions.length
  return {
    ...{ ctgId: row.ctgId, address, siteUrl, isDemo, number: row.number, content },
    pictureSha256: isCounted ? row.pictureSha256 : null,
    publishedOn: parisDay(row.publishedAt),
    publishedAt: row.publishedAt.toISOString(),
    changes:
      row.former === null || row.formerAt === null
        ? null
        : { since: parisDay(row.formerAt), lines: changesBetween(content, onlyOpen(row.former)) },
    legal: legalNotice(row.legal, row.instanceLegal ?? {}),
  }
}

/** For the page that draws the map, and it alone: the other answers of an address have none. */
export const getMapCentres = async (content: PublicContent): Promise<Centres> => {
  const codes = codesOfMap(content)
  return codes.length === 0 ? new Map() : placesOf(codes)
}

/** Every page that is on, whatever its CTG, for the map of the site; the latest published first. */
export async function listPublicPages(db: Reader): Promise<readonly PageOfMap[]> {
  const { rows } = await sql<PageOfMap>`
    select page.address, edition.published_at as "publishedAt",
      array(select action.number from jsonb_array_elements(edition.content -> 'actions') told
        join public.action on action.ctg_id = page.ctg_id and action.number = (told ->> 'number')::int
          and not action.is_restricted) as "actionNumbers"
    from portal_page page
    join portal_edition edition on edition.ctg_id = page.ctg_id and edition.id = page.edition_id
    order by edition.published_at desc
    limit 1000`.execute(db)
  return rows
}

/** The pages that are on, under the name their CTG had when published, the latest first. @param most no more than that */
export async function listNamedPages(db: Reader, most: number): Promise<readonly NamedPage[]> {
  const { rows } = await sql<NamedPage>`
    select last.address, edition.content->'ctg'->>'name' as name
    from (select page.address, page.ctg_id, page.edition_id, edition.published_at from portal_page page
      join portal_edition edition on edition.ctg_id = page.ctg_id and edition.id = page.edition_id
      order by edition.published_at desc limit ${most}) as last
    join portal_edition edition on edition.ctg_id = last.ctg_id and edition.id = last.edition_id
    order by last.published_at desc`.execute(db)
  return rows
}
export type NamedPage = { readonly address: string; readonly name: string }

/** The legal notice of the instance; empty until it is written. */
export async function getInstanceLegal(db: Reader): Promise<LegalNotice> {
  const { rows } = await sql<{ value: LegalNotice }>`
    select value from instance_setting where key = ${legalSettingKey}`.execute(db)
  return legalNotice({}, rows[0]?.value ?? {})
}

/** @throws DomainError forbidden for who does not administer the instance */
export async function getInstanceLegalPage({ db, actor }: Context) {
  found(actor.isPlatformAdministrator ? true : undefined, 'sources.not-administrator')
  return { legal: await getInstanceLegal(db) }
}

/** Exactly what would be public, for every member; what stays inside and why, for who prepares it. */
export async function getPortalPage({ db, actor }: Context, ctgId: string) {
  const side = requireMembership(actor, ctgId).partyKind
  const mayWrite = allows(portalPermissions.publish, actor, { ctgId })
  const [portal, settings, built, documents] = await Promise.all([
    loadPortal(db, ctgId),
    loadSettings(db, ctgId),
    buildNow(db, ctgId),
    listPublishable(db, ctgId),
  ])
  const { shown, proposed, apart, ...frame } = settings
  const now = built.content
  const onlyOpen = (stored: unknown) => (stored === null ? null : withoutKeptApart(readPublicContent(stored), apart))
  const [published, waiting] = [onlyOpen(shown), onlyOpen(proposed)]
  const legal = legalNotice(frame.legal ?? {}, frame.instanceLegal ?? {})
  return {
    ctgId,
    ...frame,
    address: portal.address ?? proposedAddress(now.ctg.name),
    isSetUp: portal.address !== null,
    isOn: portal.editionId !== null,
    proposal: portal.proposal,
    side: isSide(side) ? side : null,
    content: waiting ?? now,
    isFrozen: waiting !== null,
    // A sheet restricted since has moved too: it stops the publication.
    hasMovedSince: proposed !== null && changesBetween(now, readPublicContent(proposed)).length > 0,
    heldBack: mayWrite ? built.heldBack : [],
    changes: changesBetween(waiting ?? now, published),
    hasPublished: published !== null,
    ownLegal: legalNotice(frame.legal ?? {}, {}),
    legal,
    missingLegal: missingLegal(legal),
    documents: documents.map((one) => ({ ...one, isChosen: frame.chosenFiles.includes(one.fileId) })),
    refusals: {
      propose: refusalToPropose(portal, side) ?? null,
      confirm: refusalToConfirm(portal, side, []) ?? null,
      close: refusalToClose(portal, side) ?? null,
    },
    mayWrite,
    mayTakeBack: allows(portalPermissions.takeBack, actor, { ctgId }),
  }
}
export type PortalPageData = Awaited<ReturnType<typeof getPortalPage>>

/** The page as it would be: what was proposed, else what is true now. */
export async function getPortalPreview(
  context: Context,
  ctgId: string,
  site: { readonly siteUrl: string; readonly isDemo: boolean },
): Promise<PublicView> {
  const { address, content, legal, number } = await getPortalPage(context, ctgId)
  const publishedAt = context.at.toISOString()
  return {
    ...site,
    ...{ ctgId, address, content, legal, number: (number ?? 0) + 1, pictureSha256: null, changes: null },
    ...{ publishedAt, publishedOn: parisDay(context.at) },
  }
}

type Settings = {
  readonly title: string | null
  readonly introduction: string | null
  readonly showsProposed: boolean | null
  readonly version: number | null
  readonly legal: LegalNotice | null
  readonly instanceLegal: LegalNotice | null
  readonly shown: unknown
  readonly proposed: unknown
  readonly apart: KeptApart
  readonly proposedBy: string | null
  readonly proposedAt: Date | null
  readonly number: number | null
  readonly publishedAt: Date | null
  readonly confirmedBy: string | null
  readonly shownProposedBy: string | null
  readonly closedBy: string | null
  readonly closedAt: Date | null
  readonly chosenFiles: readonly string[]
  /** Decisions taken, the last first, each with whether it was made public. */
  readonly decisions: readonly {
    readonly id: string
    readonly number: number
    readonly text: string
    readonly decidedOn: string
    readonly isChosen: boolean
  }[]
}

/** More than one chooses among. */
const mostDecisions = 1000

/** One row even for a CTG without a page. */
async function loadSettings(db: Reader, ctgId: string): Promise<Settings> {
  const { rows } = await sql<Settings>`
    select page.title, page.introduction, page.shows_proposed as "showsProposed", page.version, page.legal,
      (select value from instance_setting where key = ${legalSettingKey}) as "instanceLegal",
      shown.content as shown, shown.number, shown.published_at as "publishedAt", shown.confirmed_by as "confirmedBy",
      shown.proposed_by as "shownProposedBy", waiting.content as proposed, waiting.proposed_by as "proposedBy",
      waiting.proposed_at as "proposedAt", ${keptApart(sql`${ctgId}`)} as apart, page.closed_by as "closedBy", page.closed_at as "closedAt",
      array(select file_id from portal_document where ctg_id = ${ctgId})::text[] as "chosenFiles",
      coalesce((select json_agg(json_build_object('id', id, 'number', number, 'text', text, 'decidedOn', decided_on,
        'isChosen', is_chosen) order by number desc) from (
        select decision.id, decision.number, decision.text, decided_on, chosen.decision_id is not null as is_chosen
        from decision
        join meeting on meeting.ctg_id = decision.ctg_id and meeting.id = decision.meeting_id and meeting.status = 'closed'
        left join portal_decision chosen on chosen.ctg_id = decision.ctg_id and chosen.decision_id = decision.id
        where decision.ctg_id = ${ctgId} order by decision.number desc limit ${mostDecisions}) as taken), '[]') as decisions
    from ctg
    left join portal_page page on page.ctg_id = ctg.id
    left join portal_edition shown on shown.ctg_id = ctg.id and shown.id = page.edition_id
    left join portal_edition waiting on waiting.ctg_id = ctg.id and waiting.number is null and waiting.withdrawn_at is null
    where ctg.id = ${ctgId}`.execute(db)
  return found(rows[0], 'ctg.not-found')
}

/** For slices above: whether the page of a CTG is on, and where. The caller has checked the right, or asks for the public. */
export async function findPublicAddress(db: Reader, ctgId: string): Promise<string | undefined> {
  const row = await rowsOf(db, 'portal_page', { ctg_id: ctgId })
    .select(['address'])
    .where('edition_id', 'is not', null)
    .executeTakeFirst()
  return row?.address
}

/** A document of the edition shown; undefined when it is not one of it. */
export const publicDocument = (view: PublicView, key: string) =>
  view.content.documents.find((document) => document.key === key)

/** Where the page of a former address is now; undefined when it is off, or was never there. One statement. */
export async function findMovedAddress(db: Reader, address: string): Promise<string | undefined> {
  const { rows } = await sql<{ address: string }>`
    select page.address from portal_former_address former
    join portal_page page on page.ctg_id = former.ctg_id and page.edition_id is not null
    where former.address = ${address}`.execute(db)
  return rows[0]?.address
}
