/** The acts of a workshop's board, on its page and on the screen of the room, by intent. */
import { addProposal } from './commands/add-proposal.server.ts'
import { addWorkshopGroup } from './commands/add-workshop-group.server.ts'
import { keepWorkshop } from './commands/keep-workshop.server.ts'
import { makeAction } from './commands/make-action.server.ts'
import { makeFinding } from './commands/make-finding.server.ts'
import { moveProposal } from './commands/move-proposal.server.ts'
import { removeProposal } from './commands/remove-proposal.server.ts'
import { removeWorkshopGroup } from './commands/remove-workshop-group.server.ts'
import { renameWorkshopGroup } from './commands/rename-workshop-group.server.ts'
import { setWorkshopState } from './commands/set-workshop-state.server.ts'
import { undoAction } from './commands/undo-action.server.ts'
import { updateProposal } from './commands/update-proposal.server.ts'

export const boardActs = {
  'add-proposal': addProposal,
  'update-proposal': updateProposal,
  'remove-proposal': removeProposal,
  'move-proposal': moveProposal,
  'add-group': addWorkshopGroup,
  'rename-group': renameWorkshopGroup,
  'remove-group': removeWorkshopGroup,
  'set-state': setWorkshopState,
  'make-finding': makeFinding,
  'make-action': makeAction,
  'undo-action': undoAction,
  'keep-workshop': keepWorkshop,
}
