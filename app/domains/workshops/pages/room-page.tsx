/** The board on the screen of the room: the question, the address to type, and what comes in; cards are dragged there too. */
import { Link } from '#app/ui/link.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { workshopLabels as t } from '../labels.fr.ts'
import type { WorkshopPageData } from '../queries.server.ts'
import { shownCode } from '../workshops.ts'
import { Board } from './board.tsx'
import { ProposalForm } from './proposal-form.tsx'
import styles from './workshop.module.css'

export function WorkshopRoomPage(props: WorkshopPageData & { readonly siteUrl: string }) {
  const { ctgId, workshop, isOpen, isJudging, groups, proposals, may, siteUrl } = props
  useRefreshWhile(isOpen)
  return (
    <main id="content" className={styles.room}>
      <header className={styles.roomHead}>
        <h1>{workshop.question}</h1>
        <div className={styles.join}>
          {isOpen && (
            <p>
              {t.join}
              <strong>{`${siteUrl.replace(/^https?:\/\//, '')}/atelier/${shownCode(workshop.joinCode)}`}</strong>
            </p>
          )}
          <p role="status">{t.counts(proposals.length, groups.length)}</p>
          <Link to={`/ctg/${ctgId}/ateliers/${workshop.id}`}>{t.leaveRoom}</Link>
        </div>
      </header>
      {may.propose && <ProposalForm isJudging={isJudging} />}
      <Board {...props} isRoom />
    </main>
  )
}
