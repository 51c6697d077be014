/** One line of the list of engines that can be chosen from. */
import type { DeviceFinding, EngineName } from '../../../src-shared/engine.ts'
import type { ModelConfig } from '../../../src-shared/model/config.ts'
import type { TrainingSettings } from '../../../src-shared/settings.ts'
import type { Engine, EngineOptions } from '../engine.ts'

export interface EngineEntry {
  readonly name: EngineName
  /** Looks for the device, loading its driver. @throws StudioError with the reason why it cannot run here */
  find(): Promise<DeviceFinding>
  /** @throws StudioError as the engine does */
  create(options: EngineOptions): Promise<Engine>
}

/** The model that an engine is wanted for. */
export interface ModelWish {
  readonly config: ModelConfig
  readonly settings: TrainingSettings
  readonly ownEdges: number
}
