/** The structure of the plan: its tree, moved by buttons, keyboard or mouse; names of its levels, numbers of its sheets. */

import { filterLabels } from '#app/domains/plan-list/labels.fr.ts'
import { PlanFrame } from '#app/domains/plan-list/pages/plan-frame.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, Row } from '#app/ui/layout.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { treeLabels as t } from '../labels.fr.ts'
import type { TreePageData } from '../queries.server.ts'
import { AddAxis, LevelNames, Numbers } from './structure-cards.tsx'
import styles from './tree.module.css'
import { ActionItems, AxisItems } from './tree-list.tsx'
import { MovesProvider, useMoves } from './use-moves.tsx'

export function TreePage(data: TreePageData) {
  const { ctgId, frame, may, outline } = data
  return (
    <PlanFrame {...frame} view="tree" isShownEmpty={data.isWhole}>
      {(may.carry || may.arrange) && (
        <Row>
          {may.carry && <LinkButton to={`/ctg/${ctgId}/plan/precedente`}>{filterLabels.carry}</LinkButton>}
          {may.arrange && outline.axes.length > 0 && (
            <LinkButton to={`/ctg/${ctgId}/objectifs/nouveau`}>{t.writeObjective}</LinkButton>
          )}
        </Row>
      )}
      {may.shape ? (
        <Columns
          main={<TreeCard {...data} />}
          aside={
            <>
              <Numbers {...data} />
              <LevelNames {...data} />
            </>
          }
        />
      ) : (
        <TreeCard {...data} />
      )}
    </PlanFrame>
  )
}

function TreeCard(data: TreePageData) {
  const { tree, outline, may } = data
  const moves = useMoves()
  return (
    <MovesProvider value={may.arrange ? moves : undefined}>
      <Card title={t.tree}>
        {may.arrange && outline.axes.length > 0 && <p className="muted small">{t.dragHint}</p>}
        {moves.refusal && <Notice tone="bad">{moves.refusal}</Notice>}
        {outline.axes.length === 0 && <EmptyState>{t.empty}</EmptyState>}
        <ul className={styles.tree}>
          <AxisItems data={data} axes={tree.axes} />
        </ul>
        {tree.loose.length > 0 && (
          <>
            <h3>{t.loose}</h3>
            <ul className={styles.tree}>
              <ActionItems data={data} actions={tree.loose} objectiveId={null} />
            </ul>
          </>
        )}
        {may.arrange && <AddAxis {...data} />}
        {may.arrange && <StepForms />}
      </Card>
    </MovesProvider>
  )
}

/** The forms to which the arrows of every row belong. */
const StepForms = () => (
  <div className={styles.stepForms}>
    {(['move-axis', 'move-objective', 'move-action'] as const).map((intent) => (
      <CommandForm key={intent} intent={intent} id={intent}>
        {null}
      </CommandForm>
    ))}
  </div>
)
