import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(0, 4 * np.pi, 300)
fig, ax = plt.subplots(figsize=(6, 6))
for k in range(1, 5):
    ax.plot(x, np.sin(k * x) / k, label=f"k = {k}")
ax.fill_between(x, -0.2, 0.2, color="tab:blue", alpha=0.2)
ax.scatter(x[::20], np.cos(x[::20]), c=x[::20], cmap="viridis")
ax.set_title("Waves")
ax.legend()
plt.show()
